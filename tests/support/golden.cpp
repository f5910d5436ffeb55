#include "support/golden.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace quire::test {
namespace fs = std::filesystem;

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool MatchesGolden::match(const std::string& text) const {
  const fs::path path = fs::path(QUIRE_SOURCE_DIR) / "tests/data/golden" / name_;
  if (const char* update = std::getenv("QUIRE_UPDATE_GOLDEN"); update != nullptr && *update == '1') {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return true;
  }
  if (!fs::exists(path)) {
    difference_ = "there is no such file";
    return false;
  }
  const std::string golden = read_file(path.string());
  if (golden == text) return true;
  std::istringstream want(golden);
  std::istringstream got(text);
  std::string want_line;
  std::string got_line;
  for (int line = 1;; ++line) {
    const bool more_want = static_cast<bool>(std::getline(want, want_line));
    const bool more_got = static_cast<bool>(std::getline(got, got_line));
    if (more_want != more_got || want_line != got_line) {
      difference_ = "line " + std::to_string(line) + "\n  want: " +
                    (more_want ? want_line : "(end)") + "\n  got:  " + (more_got ? got_line : "(end)");
      return false;
    }
    if (!more_want) return false;
  }
}

std::string MatchesGolden::describe() const {
  return "differs from golden/" + name_ + ": " + difference_;
}

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "quire-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(const std::string& name, const std::string& content) const {
  const fs::path path = fs::path(path_) / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
  return path.string();
}

}  // namespace quire::test
