#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/golden.hpp"

// Holds core/README.md's table of who may use whom, by reading the #include lines.
namespace {
namespace fs = std::filesystem;

using Names = std::set<std::string>;

const fs::path kRoot = QUIRE_SOURCE_DIR;

// Station -> folders it may include from, or single headers.
const std::map<std::string, Names> kMayUse{
    {"sdk", {}},
    {"base", {"base"}},
    {"toml", {"base", "toml"}},
    {"config", {"base", "toml", "config"}},
    {"dataset", {"base", "toml", "dataset"}},
    {"document", {"base", "document"}},
    {"host", {"base", "config", "dataset", "document", "host"}},
    {"sources", {"base", "dataset/source/row_stream.hpp", "host/sandbox.hpp", "sources"}},
    {"sheets", {"base", "dataset/source/row_stream.hpp", "sources/row_program.hpp", "sheets"}},
    {"edition", {"base", "document", "edition"}},
    {"text", {"base", "document", "text"}},
    {"layout", {"base", "document", "text", "layout", "config/theme.hpp"}},
    {"pdf", {"base", "text", "layout/frame.hpp", "pdf"}},
    {"app",
     {"base", "config", "dataset", "document", "host", "edition", "text", "layout", "pdf", "app"}},
};

// Beginning of a third-party include -> the only stations that may see it.
const std::map<std::string, Names> kConfined{
    {"toml++/", {"toml"}}, {"boost/", {"dataset", "host", "sources"}},        {"hpdf", {"pdf"}},
    {"hb", {"text"}},      {"hyphen", {"text"}},        {"libdeflate", {"host", "pdf"}},
    {"seccomp", {"host"}}, {"linux/", {"host"}},        {"nettle/", {"base"}},
    {"CLI/", {"app"}},     {"sqlite3", {"dataset", "edition"}}, {"libpq", {"dataset"}}, {"expat", {"sheets"}}, {"zip.h", {"sheets"}},
    {"zlib", {"dataset"}}, {"zstd", {"dataset"}}, {"qpdf/", {"pdf"}},     {"quire/", {"sdk", "host", "sources"}},
};

struct Include {
  fs::path file;
  std::string target;
};

std::vector<fs::path> sources_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".cpp" || extension == ".hpp" || extension == ".c" || extension == ".h")
      files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<Include> includes_of(const fs::path& file) {
  std::vector<Include> includes;
  std::istringstream in(quire::test::read_file(file.string()));
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("#include ")) continue;
    const std::size_t begin = line.find_first_of("\"<") + 1;
    includes.push_back({file, line.substr(begin, line.find_first_of("\">", begin) - begin)});
  }
  return includes;
}

bool is_core_header(const std::string& target) {
  return kMayUse.count(target.substr(0, target.find('/'))) != 0 &&
         target.find('/') != std::string::npos;
}

}  // namespace

TEST_CASE("stations include only what the architecture allows", "[architecture]") {
  for (const auto& [station, allowed] : kMayUse) {
    for (const fs::path& file : sources_in(kRoot / "core" / station)) {
      for (const Include& include : includes_of(file)) {
        INFO(fs::relative(file, kRoot).string() << " includes " << include.target);
        if (is_core_header(include.target)) {
          const std::string folder = include.target.substr(0, include.target.find('/'));
          CHECK((allowed.count(folder) != 0 || allowed.count(include.target) != 0));
        }
        for (const auto& [prefix, stations] : kConfined)
          if (include.target.starts_with(prefix)) CHECK(stations.count(station) != 0);
      }
    }
  }
}

TEST_CASE("no third-party type shows in a header that another station includes", "[architecture]") {
  Names shared;
  for (const auto& [station, allowed] : kMayUse)
    for (const fs::path& file : sources_in(kRoot / "core" / station))
      for (const Include& include : includes_of(file))
        if (is_core_header(include.target) && !include.target.starts_with(station + "/"))
          shared.insert(include.target);
  CHECK(shared.size() > 10);
  for (const std::string& header : shared)
    for (const Include& include : includes_of(kRoot / "core" / header))
      for (const auto& [prefix, stations] : kConfined) {
        INFO(header << " includes " << include.target);
        CHECK_FALSE(include.target.starts_with(prefix));
      }
}

TEST_CASE("the clock, the locale and the environment are read in app only", "[architecture]") {
  for (const auto& [station, allowed] : kMayUse) {
    if (station == "app") continue;
    for (const fs::path& file : sources_in(kRoot / "core" / station)) {
      const std::string text = quire::test::read_file(file.string());
      for (const char* word : {"getenv(", "system_clock::now", "setlocale(", "localtime(",
                               "localtime_r(", "std::locale"}) {
        INFO(fs::relative(file, kRoot).string() << " uses " << word);
        CHECK(text.find(word) == std::string::npos);
      }
    }
  }
}

TEST_CASE("plugins use what outsiders get, and each other's common code", "[architecture]") {
  for (const fs::path& file : sources_in(kRoot / "plugins"))
    for (const Include& include : includes_of(file)) {
      INFO(fs::relative(file, kRoot).string() << " includes " << include.target);
      CHECK_FALSE((is_core_header(include.target) && !include.target.starts_with("sdk/")));
    }
}

TEST_CASE("every source file is built by some target", "[architecture]") {
  std::ifstream in(fs::path(QUIRE_BINARY_DIR) / "compile_commands.json");
  REQUIRE(in);
  Names built;
  for (const auto& command : nlohmann::json::parse(in))
    built.insert(fs::weakly_canonical(command.at("file").get<std::string>()).string());
  for (const char* folder : {"core", "plugins", "tests"})
    for (const fs::path& file : sources_in(kRoot / folder)) {
      const std::string extension = file.extension().string();
      if (extension != ".cpp" && extension != ".c") continue;
      INFO(fs::relative(file, kRoot).string() << " is in no target");
      CHECK(built.count(fs::weakly_canonical(file).string()) == 1);
    }
}

TEST_CASE("the top level holds what the architecture names", "[architecture]") {
  const Names expected{"CMakeLists.txt", "core",        "plugins",           "reports",
                       "tests",          "samples",     "README.md",         "LICENSE",
                       "CHANGELOG.md",   ".clang-tidy", "CMakePresets.json", ".clang-format",
                       ".gitignore",     ".ci"};
  const Names unversioned{".git", "build"};
  Names found;
  for (const auto& entry : fs::directory_iterator(kRoot))
    if (unversioned.count(entry.path().filename().string()) == 0)
      found.insert(entry.path().filename().string());
  CHECK(found == expected);
}

TEST_CASE("source files stay short", "[architecture]") {
  for (const char* folder : {"core", "plugins", "tests", "samples"})
    for (const fs::path& file : sources_in(kRoot / folder)) {
      const std::string text = quire::test::read_file(file.string());
      INFO(fs::relative(file, kRoot).string());
      CHECK(std::count(text.begin(), text.end(), '\n') <= 500);
    }
}
