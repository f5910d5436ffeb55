#include "base/input_file.hpp"

#include <array>
#include <catch2/catch.hpp>

#include "support/golden.hpp"

using namespace quire::core;
using quire::test::TemporaryFolder;

TEST_CASE("a file that grows or shrinks while it is read is refused", "[input-file]") {
  const TemporaryFolder folder;
  for (const char* later : {"abcdefgh and more", "ABC"}) {
    RegularFile file(folder.write("t", "abcdefgh"));
    std::array<char, 4> part{};
    CHECK(file.read(part) == 4);
    CHECK(file.problem().empty());
    folder.write("t", later);
    std::array<char, 100> rest{};
    file.read(rest);
    CHECK(file.problem() == "was changed while it was being read");
  }
}

TEST_CASE("what is no regular file is refused, and why is said", "[input-file]") {
  const TemporaryFolder folder;
  CHECK(read_input(folder.path() + "/none", 100).problem == "does not exist");
  CHECK(read_input(folder.path(), 100).problem == "is a folder, not a file");
  CHECK(read_input("/dev/null", 100).problem == "is not a regular file");
  CHECK(read_input(folder.write("empty", ""), 100).problem == "is empty");
  CHECK(read_input(folder.write("long", "12345"), 4).problem == "is larger than 4 bytes");
  CHECK(*read_input(folder.write("fits", "1234"), 4).bytes == "1234");
}
