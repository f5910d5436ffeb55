#pragma once

#include <catch2/catch.hpp>

#include <string>

namespace quire::test {

/// Matches the text of `tests/data/golden/<name>`. With QUIRE_UPDATE_GOLDEN=1 in the environment the
/// file is written instead: read the diff before you commit it.
class MatchesGolden : public Catch::MatcherBase<std::string> {
 public:
  explicit MatchesGolden(std::string name) : name_(std::move(name)) {}
  bool match(const std::string& text) const override;
  std::string describe() const override;

 private:
  std::string name_;
  mutable std::string difference_;
};

/// The whole of a file, or an exception.
std::string read_file(const std::string& path);

/// A folder of this process's own, removed when the object ends.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }
  /// Writes a file in it (folders made as needed) and returns its path.
  std::string write(const std::string& name, const std::string& content) const;

 private:
  std::string path_;
};

}  // namespace quire::test
