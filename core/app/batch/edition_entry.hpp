#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/exit_code.hpp"

namespace quire::core {

/// What became of one edition of a batch.
struct EditionEntry {
  std::string output;   // relative to the batch's folder
  std::string series;
  std::string edition;  // "2026-W47"
  std::string as_of;
  std::string inputs;   // hash of all that the batch was made of
  std::string state;    // "complete", "degraded", "skipped", "blocked", "failed"; in a manifest also "missing"
  ExitCode code = ExitCode::failed;
  std::string sha256;   // of the file; empty: none was written
  std::size_t pages = 0;
  std::size_t bytes = 0;
  std::vector<std::string> errors;

  /// Whether there is nothing left to do about it.
  bool is_settled() const { return state == "complete" || state == "skipped"; }
};

/// The entry as one line of JSON with its end.
std::string entry_line(const EditionEntry& entry);

/// Empty for anything that is not such a line.
std::optional<EditionEntry> parse_entry_line(const std::string& line);

/// `manifest.json`.
std::string manifest_text(const std::vector<EditionEntry>& entries);

}  // namespace quire::core
