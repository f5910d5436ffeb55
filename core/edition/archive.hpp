#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostic.hpp"
#include "edition/record.hpp"

namespace quire::core {

/// One archived edition, without what it says.
struct ArchivedEdition {
  std::string series;
  std::string name;
  std::string title;
  Date as_of{};
  bool complete = true;
  std::size_t figures = 0;
  std::size_t judgments = 0;
};

/// Whether what a judgment of an edition spoke of came to pass.
struct Outcome {
  std::string series;
  std::string edition;
  std::string key;  // of the judgment
  bool happened = false;
  Date decided{};  // the day on which it was known
  std::string note;
};

/// Past editions in one SQLite file. Several processes may use it at once; what `store` has returned
/// from survives the end of the process and of the machine. Failures are errors in `diagnostics`,
/// at the file; the calls then give nothing. Not to be used from two threads at once.
class Archive {
 public:
  enum class Access { read, write };

  /// Opens the file; for writing it is made if it is not there, and brought to this program's
  /// schema. Null when it cannot be: no archive, from a newer program, no right to write.
  static std::unique_ptr<Archive> open(const std::filesystem::path& file, Access access,
                                       Diagnostics& diagnostics);

  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive();

  /// By series, then oldest first.
  std::vector<ArchivedEdition> list();
  std::optional<EditionRecord> find(const std::string& series, const std::string& name);
  /// The last edition of the record's series with an earlier as-of date and another name.
  std::optional<EditionRecord> last_before(const EditionRecord& record);

  /// The last `most` editions before `record`, oldest first, with their names, days and what they said under `keys`,
  /// and nothing else of them.
  std::vector<EditionRecord> past_figures(const EditionRecord& record, const std::set<std::string>& keys,
                                        std::size_t most);

  enum class IfThere { keep, replace };
  enum class Stored { added, unchanged, kept, replaced, failed };
  /// `unchanged`: an edition of that name says just this already. `kept`: it says something else,
  /// and stays; but a complete edition replaces one with sections missing.
  Stored store(const EditionRecord& record, IfThere if_there);
  /// Whether there was one.
  bool remove(const std::string& series, const std::string& name);

  /// An outcome of the same judgment replaces the one before.
  bool store(const Outcome& outcome);
  /// By series, then edition and key.
  std::vector<Outcome> outcomes();

 private:
  struct Connection;
  Archive(std::unique_ptr<Connection> connection, std::filesystem::path file,
          Diagnostics& diagnostics);

  template <class Result, class Work>
  Result attempt(const char* what, Result otherwise, Work work);

  std::unique_ptr<Connection> connection_;
  std::filesystem::path file_;
  Diagnostics* diagnostics_;
};

}  // namespace quire::core
