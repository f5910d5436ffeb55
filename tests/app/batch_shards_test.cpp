#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/quire_program.hpp"

using namespace quire::test;

namespace {

namespace fs = std::filesystem;

/// Twelve editions of a page.
const std::string kReport =
    "title = \"Market {n}\"\ncadence = \"weekly\"\nas_of = 2026-11-23\ncontents = false\nfront_page = false\n"
    "dataset = \"" QUIRE_SOURCE_DIR "/samples/dataset/dataset.toml\"\n"
    "[parameters]\nn = 0\n[[section]]\nplugin = \"market_signals\"\n"
    "[[edition]]\nname = \"all\"\noutput = \"m-{n}.pdf\"\nparameters.n = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]\n";

ProgramResult batch_in(const TemporaryFolder& folder, const std::vector<std::string>& more,
                       const std::vector<std::string>& environment = {}) {
  std::vector<std::string> arguments{"batch", "r.toml", "-o", "out"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run_quire(arguments, environment, folder.path());
}

ProgramResult merge_in(const TemporaryFolder& folder) {
  return run_quire({"batch", "merge", "r.toml", "-o", "out"}, {}, folder.path());
}

bool says(const ProgramResult& result, const std::string& text) {
  INFO(result.err);
  const bool found = result.err.find(text) != std::string::npos;
  CHECK(found);
  return found;
}

}  // namespace

TEST_CASE("shards are merged when all are there", "[batch]") {
  const TemporaryFolder folder;
  folder.write("r.toml", kReport);
  CHECK(batch_in(folder, {"--shard", "1/3"}).exit_code == 0);
  CHECK(batch_in(folder, {}, {"SLURM_ARRAY_TASK_ID=2", "SLURM_ARRAY_TASK_MIN=1", "SLURM_ARRAY_TASK_MAX=3",
                              "SLURM_ARRAY_TASK_COUNT=3"})
            .exit_code == 0);
  const ProgramResult early = merge_in(folder);
  CHECK(early.exit_code == 1);
  says(early, "out/m-11.pdf: error: is missing\n");
  says(early, "12 editions: 8 complete, 4 missing; out/manifest.json lists them\n");
  // The rest in another number of shards: what is there is not made again.
  says(batch_in(folder, {"--shard", "2/2"}), "shard 2/2, 6 editions: 6 complete; quire batch merge joins the shards\n");
  says(batch_in(folder, {}), "10 of 12 editions are there already\n");
  CHECK(merge_in(folder).exit_code == 0);
  const std::string merged = read_file(folder.path() + "/out/manifest.json");

  const TemporaryFolder whole;
  whole.write("r.toml", kReport);
  CHECK(batch_in(whole, {}).exit_code == 0);
  CHECK(read_file(whole.path() + "/out/manifest.json") == merged);
}

TEST_CASE("a merge holds the files against what was made, and the inputs", "[batch]") {
  const TemporaryFolder folder;
  folder.write("r.toml", kReport);
  CHECK(batch_in(folder, {}).exit_code == 0);
  folder.write("out/m-3.pdf", "not what was made");
  fs::remove(folder.path() + "/out/m-4.pdf");
  const ProgramResult result = merge_in(folder);
  CHECK(result.exit_code == 1);
  says(result, "out/m-3.pdf: error: is not the edition that this report, data, plugins and program make\n");
  says(result, "out/m-4.pdf: error: is missing\n");
  says(batch_in(folder, {}), "10 of 12 editions are there already\n");
  CHECK(merge_in(folder).exit_code == 0);
  says(batch_in(folder, {"--again"}), "12/12 complete");
  folder.write("r.toml", kReport + "# changed\n");
  says(merge_in(folder), "12 editions: 12 missing");
}

TEST_CASE("a batch that was killed goes on where it was", "[batch]") {
  const TemporaryFolder folder;
  folder.write("r.toml", kReport);
  const pid_t child = fork();
  if (child == 0) {
    if (chdir(folder.path().c_str()) != 0) _exit(1);
    fclose(stderr);
    execl(QUIRE_BINARY_DIR "/bin/quire", "quire", "batch", "r.toml", "-o", "out", "-j", "1", nullptr);
    _exit(1);
  }
  const std::string journal = folder.path() + "/out/manifest/1-of-1.jsonl";
  std::error_code none;
  for (int i = 0; i < 3000 && (!fs::exists(journal, none) || fs::file_size(journal) == 0); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  CHECK_FALSE(fs::exists(folder.path() + "/out/manifest.json"));
  const ProgramResult result = batch_in(folder, {});
  CHECK(result.exit_code == 0);
  says(result, " of 12 editions are there already\n");
  says(result, "12 editions: 12 complete");
  // Nothing but the editions and the manifest.
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder.path() + "/out")) {
    (void)entry;
    ++files;
  }
  CHECK(files == 14);
}

TEST_CASE("an array that makes a part of an earlier one again is refused", "[batch]") {
  const TemporaryFolder folder;
  folder.write("r.toml", kReport);
  REQUIRE(batch_in(folder, {"--shard", "1/3"}).exit_code == 0);
  const ProgramResult alone = batch_in(folder, {}, {"SLURM_ARRAY_TASK_ID=3", "SLURM_ARRAY_TASK_MIN=3", "SLURM_ARRAY_TASK_MAX=3",
                                                    "SLURM_ARRAY_TASK_COUNT=1"});
  CHECK(alone.exit_code == 2);
  CHECK(alone.err ==
        "out: error: was begun in 3 shards, and SLURM_ARRAY_TASK_ID says that this is 1/1\n"
        "  hint: submit the whole array again, which makes only what is missing; or pass --shard, such as 3/3\n");
}

TEST_CASE("another report's editions are not replaced", "[batch]") {
  const TemporaryFolder folder;
  folder.write("r.toml", kReport);
  folder.write("other.toml", kReport);
  REQUIRE(batch_in(folder, {}).exit_code == 0);
  const ProgramResult other = run_quire({"batch", "other.toml", "-o", "out"}, {}, folder.path());
  CHECK(other.exit_code == 1);
  says(other, " is an edition of \"r");
  says(other, "  hint: give this batch a folder of its own with --output\n");
}

TEST_CASE("a sparse array and a missing report are mistakes of usage", "[batch]") {
  const TemporaryFolder folder;
  folder.write("r.toml", kReport);
  CHECK(batch_in(folder, {}, {"SLURM_ARRAY_TASK_ID=3", "SLURM_ARRAY_TASK_MIN=3", "SLURM_ARRAY_TASK_MAX=7",
                              "SLURM_ARRAY_TASK_COUNT=2"})
            .exit_code == 2);
  const ProgramResult result = run_quire({"batch", "merge"}, {}, folder.path());
  CHECK(result.exit_code == 2);
  CHECK(result.err == "error: report is required\n  hint: quire batch merge --help says what it takes\n");
  CHECK_FALSE(fs::exists(folder.path() + "/out"));
}
