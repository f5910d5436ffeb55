#include <catch2/catch.hpp>

#include <chrono>
#include <filesystem>
#include <thread>

#include "app/quire_program.hpp"

using namespace quire::test;
namespace fs = std::filesystem;

namespace {

template <class Condition>
bool soon(Condition holds) {
  for (int left = 1000; left > 0 && !holds(); --left) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  return holds();
}

std::string report(const std::string& title) {
  return "title = \"" + title + "\"\nas_of = 2026-11-23\ndataset = \"" QUIRE_SOURCE_DIR
         "/samples/dataset/dataset.toml\"\n[[section]]\nplugin = \"policy_summary\"\n";
}

}  // namespace

TEST_CASE("a watched report is built again when it changes, and a mistake leaves the last PDF", "[watch]") {
  const TemporaryFolder folder;
  folder.write("r.toml", report("First"));
  ProgramResult result;
  std::thread watch([&] {
    result = run_quire({"watch", "r.toml", "-o", "out.pdf", "--builds", "3"}, {}, folder.path());
  });
  const std::string pdf = folder.path() + "/out.pdf";
  const auto title = [&] { return run_program({"pdfinfo", pdf}).out; };
  CHECK(soon([&] { return fs::exists(pdf) && title().find("First") != std::string::npos; }));
  folder.write("r.toml", report("Second"));
  CHECK(soon([&] { return title().find("Second") != std::string::npos; }));
  folder.write("r.toml", "title = ");
  watch.join();
  CHECK(result.exit_code == 1);  // of the last build
  CHECK(title().find("Second") != std::string::npos);
  INFO(result.err);
  CHECK(result.err.starts_with("built out.pdf ("));
  CHECK(result.err.ends_with("failed: out.pdf is as it was\n"));
  CHECK(result.err.find("r.toml:1:") != std::string::npos);
}

TEST_CASE("a watched folder that is replaced is watched on", "[watch]") {
  const TemporaryFolder folder;
  folder.write("made/r.toml", report("First"));
  const std::string log = folder.path() + "/log.txt";
  ProgramResult result;
  std::thread watch([&] {
    const std::string command = "cd " + folder.path() + " && " QUIRE_BINARY_DIR "/bin/quire watch made/r.toml -o out.pdf --builds 4 2> log.txt";
    result = run_program({"sh", "-c", command});
  });
  const std::string pdf = folder.path() + "/out.pdf";
  const auto has_title = [&](const std::string& title) {
    return soon([&] { return run_program({"pdfinfo", pdf}).out.find(title) != std::string::npos; });
  };
  CHECK(has_title("First"));
  folder.write("next/r.toml", report("Second"));
  fs::rename(folder.path() + "/made", folder.path() + "/old");
  CHECK(soon([&] { return read_file(log).ends_with("failed: out.pdf is as it was\n"); }));
  fs::rename(folder.path() + "/next", folder.path() + "/made");
  CHECK(has_title("Second"));
  folder.write("made/r.toml", report("Third"));
  CHECK(has_title("Third"));
  watch.join();
  CHECK(result.exit_code == 0);
}

TEST_CASE("a report that is not there is not watched", "[watch]") {
  const TemporaryFolder folder;
  const ProgramResult result = run_quire({"watch", "none.toml"}, {}, folder.path());
  CHECK(result.exit_code == 1);
  CHECK(result.err == "none.toml: error: does not exist\n");
}
