#include "host/note_reader.hpp"

#include <catch2/catch.hpp>
#include <cstring>
#include <random>

#include "support/golden.hpp"

using namespace quire::core;
using quire::test::read_file;

namespace {

PluginNote note_of(const std::string& bytes) {
  return find_plugin_note([&](std::uint64_t offset, void* out, std::size_t size) {
    if (offset > bytes.size() || size > bytes.size() - offset) return false;
    std::memcpy(out, bytes.data() + offset, size);
    return true;
  });
}

const std::string kGood = read_file(QUIRE_TEST_PLUGINS "/gives_up.so");

}  // namespace

TEST_CASE("a plugin's manifest is read without loading it", "[host][note]") {
  const PluginNote note = read_plugin_note(QUIRE_TEST_PLUGINS "/good.so");
  CHECK(note.problem == "");
  CHECK(note.manifest == read_file(QUIRE_SOURCE_DIR "/tests/host/plugins/good.toml"));
}

TEST_CASE("files that are no plugins are named for what they are", "[host][note]") {
  const quire::test::TemporaryFolder folder;
  const auto problem = [](const std::string& path) { return read_plugin_note(path).problem; };
  CHECK(problem(folder.write("empty.so", "")) == "is not a shared library");
  CHECK(problem(folder.write("text.so", "INPUT(libfoo.so.1)")) == "is not a shared library");
  CHECK(problem(folder.path()) == "is not a regular file");
  CHECK(problem(folder.path() + "/none.so") == "cannot be read: No such file or directory");
  CHECK(problem(QUIRE_TEST_WORKER) ==
        "has no Quire manifest: it was not built with quire_add_plugin");

  std::string other = kGood;
  other[18] = 40, other[19] = 0;  // e_machine: 32-bit ARM
  CHECK(note_of(other).problem == "was built for another processor");
  std::string object = kGood;
  object[16] = 1;  // e_type: relocatable
  CHECK(note_of(object).problem == "is not a shared library");
}

TEST_CASE("a file cut off anywhere gives its manifest or a reason", "[host][note]") {
  const std::string manifest = note_of(kGood).manifest;
  int truncated = 0;
  for (std::size_t size = 0; size < kGood.size(); ++size) {
    const PluginNote note =
        find_plugin_note([&](std::uint64_t offset, void* out, std::size_t count) {
          if (offset > size || count > size - offset) return false;
          std::memcpy(out, kGood.data() + offset, count);
          return true;
        });
    if (note.problem.empty() ? note.manifest != manifest : !note.manifest.empty()) FAIL(size);
    if (note.problem == "is truncated") ++truncated;
  }
  CHECK(truncated > 1000);
}

TEST_CASE("damaged headers and notes never do harm", "[host][note]") {
  std::mt19937 random(1);
  std::size_t answers = 0;
  for (int round = 0; round < 20'000; ++round) {
    // Headers, segments and notes all stand in the first two thousand bytes.
    std::string bytes = kGood.substr(0, 6000);
    for (int change = 0; change < 1 + round % 8; ++change)
      bytes[random() % 2000] = static_cast<char>(random() % 3 == 0 ? 0xFF : random());
    const PluginNote note = note_of(bytes);
    if (note.problem.empty() == note.manifest.empty()) FAIL(round);
    answers += note.problem.empty() ? 1 : 0;
  }
  CHECK(answers < 20'000);
  for (int round = 0; round < 2'000; ++round) {
    std::string bytes =
        "\x7F"
        "ELF";
    while (bytes.size() < 300) bytes += static_cast<char>(random());
    if (note_of(bytes).problem.empty()) FAIL(round);
  }
}

TEST_CASE("a note that claims 4 GiB is refused before anything is allocated", "[host][note]") {
  std::string bytes = kGood;
  const std::size_t owner = bytes.find(std::string("\0\0\0Quire\0", 9));
  REQUIRE(owner != std::string::npos);
  const std::size_t size_at = owner + 3 - 8;  // name size, text size, type, then the name
  std::memset(bytes.data() + size_at, 0xFF, 4);
  CHECK(note_of(bytes).problem == "has a manifest of more than 1 MiB");
}
