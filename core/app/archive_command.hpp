#pragma once

#include <optional>
#include <string>

#include "app/exit_code.hpp"
#include "base/date.hpp"

namespace quire::core {

enum class OutputForm { text, json };

/// Which edition of an archive is meant; the series may be left out where the archive has one only.
struct EditionChoice {
  std::string archive;
  std::string series;
  std::string name;
};

ExitCode list_editions(const std::string& archive, OutputForm form);
ExitCode show_edition(const EditionChoice& choice, OutputForm form);
/// Editions and outcomes as JSON, one a line, oldest first; `output` empty or "-": standard output.
ExitCode export_editions(const std::string& archive, const std::string& output);
enum class ImportConflict { keep, replace };
ExitCode import_editions(const std::string& archive, const std::string& from, ImportConflict conflict);
/// Removes all but the last `keep` editions of each series, or of the one named.
enum class PruneMode { remove, only_say };
ExitCode prune_editions(const std::string& archive, const std::string& series, int keep, PruneMode mode);
/// What came of a judgment of an archived edition.
struct OutcomeEntry {
  EditionChoice edition;
  std::string key;
  bool happened = false;
  Date decided{};
  std::string note;
  bool replace = false;  // what is recorded already
};
ExitCode record_outcome(const OutcomeEntry& entry);

/// The record of the edition meant; empty with an error said.
class Archive;
class Diagnostics;
struct EditionRecord;
std::optional<EditionRecord> find_edition(Archive& archive, const EditionChoice& choice,
                                          Diagnostics& diagnostics);

}  // namespace quire::core
