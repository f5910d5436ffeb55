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
