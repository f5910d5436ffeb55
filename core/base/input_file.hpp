#pragma once

#include <sys/stat.h>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace quire::core {

/// A regular file that is read from its beginning to its end, and no farther than its reader trusts it.
///
/// Bytes are copied, not mapped: a mapped file that an editor cuts short while it is being read ends
/// the process with SIGBUS.
class RegularFile {
 public:
  /// Opens it; `problem` says why that failed ("is a folder, not a file").
  explicit RegularFile(const std::filesystem::path& path);
  ~RegularFile();
  RegularFile(RegularFile&&) noexcept;
  RegularFile(const RegularFile&) = delete;
  RegularFile& operator=(const RegularFile&) = delete;

  std::size_t size() const { return static_cast<std::size_t>(opened_.st_size); }  // when it was opened
  /// Fills `to` as far as there are bytes: less than its size only at the end or after a failure. At the
  /// end it is a failure too when the file is not the one that was opened any more.
  std::size_t read(std::span<char> to);
  /// Its first bytes, as many as there are up to the size of `to`, wherever reading stands.
  std::size_t peek(std::span<char> to) const;
  const std::string& problem() const { return problem_; }

 private:
  void check_unchanged();

  int descriptor_ = -1;
  struct stat opened_ {};
  std::string problem_;
};

/// The whole of a regular file, or why it cannot be had.
struct InputFile {
  std::optional<std::string> bytes;
  std::string problem;
};

InputFile read_input(const std::filesystem::path& path, std::size_t limit);

}  // namespace quire::core
