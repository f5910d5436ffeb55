#include "app/output_file.hpp"

#include <sys/resource.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>

#include "app/quire_program.hpp"
#include "support/golden.hpp"

using namespace quire::core;
using namespace quire::test;
namespace fs = std::filesystem;

namespace {

std::size_t files_in(const std::string& folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder)) ++count;
  return count;
}

// Lets no file grow past `bytes`, as a disk would that is full.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~SmallDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

}  // namespace

TEST_CASE("a file is written whole and replaces the old one") {
  const TemporaryFolder folder;
  const std::string path = folder.write("weekly.pdf", "old");
  Diagnostics diagnostics;
  CHECK(write_file(path, std::string(100000, 'x'), diagnostics));
  CHECK(read_file(path) == std::string(100000, 'x'));
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a full disk leaves the old file whole and nothing beside it") {
  const TemporaryFolder folder;
  const std::string path = folder.write("weekly.pdf", "old");
  Diagnostics diagnostics;
  {
    const SmallDisk disk(4096);
    CHECK_FALSE(write_file(path, std::string(100000, 'x'), diagnostics));
  }
  CHECK(read_file(path) == "old");
  CHECK(files_in(folder.path()) == 1);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(to_text(diagnostics.all()[0]) == path +
                                             ": error: cannot write: File too large\n"
                                             "  hint: the file that was there is unchanged\n");
}

TEST_CASE("an output folder that is not there is named") {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  CHECK_FALSE(write_file(folder.path() + "/none/weekly.pdf", "x", diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(to_text(diagnostics.all()[0]) ==
        folder.path() +
            "/none/weekly.pdf: error: cannot open the output folder: No such file or directory\n"
            "  hint: make the folder first, or set --output\n");
}

TEST_CASE("a folder is no output file") {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  CHECK_FALSE(write_file(folder.path(), "x", diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(to_text(diagnostics.all()[0]) == folder.path() +
                                             ": error: cannot write: Is a directory\n"
                                             "  hint: name a file: --output PATH\n");
}

TEST_CASE("a pipe or a device is no output file, and stays", "[output]") {
  const TemporaryFolder folder;
  const std::string pipe = folder.path() + "/pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  Diagnostics found;
  CHECK_FALSE(write_file(pipe, "x", found));
  REQUIRE(found.all().size() == 1);
  CHECK(to_text(found.all()[0]) ==
        pipe + ": error: \"" + pipe + "\" is not a regular file\n"
               "  hint: to write into a pipe or a device, redirect standard output: --output -\n");
  CHECK(fs::is_fifo(pipe));
}

TEST_CASE("a link is followed and stays", "[output]") {
  const TemporaryFolder folder;
  const std::string link = folder.path() + "/link.pdf";
  fs::create_symlink("weekly.pdf", link);
  Diagnostics diagnostics;
  CHECK(write_file(link, "x", diagnostics));
  CHECK(fs::is_symlink(link));
  CHECK(read_file(folder.path() + "/weekly.pdf") == "x");
}

TEST_CASE("a folder that takes no files is named") {
  Diagnostics diagnostics;
  CHECK_FALSE(write_file("/proc/self/weekly.pdf", "x", diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].message.starts_with("cannot write into the output folder: "));
}

TEST_CASE("where the file system has no files without a name, one takes the place of the old all the same", "[output]") {
  const TemporaryFolder folder;
  folder.write("t.csv", "name\na\n");
  const ProgramResult result =
      run_program({QUIRE_ON_LESSER_KERNEL, "tmpfile", QUIRE_PROGRAM, "data", "infer", "t.csv", "-o", "dataset.toml"}, folder.path());
  INFO(result.err);
  CHECK(result.exit_code == 0);
  CHECK(read_file(folder.path() + "/dataset.toml").find("[tables.t]") != std::string::npos);
  CHECK(files_in(folder.path()) == 2);
}
