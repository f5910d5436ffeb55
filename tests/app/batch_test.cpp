#include <catch2/catch.hpp>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/quire_program.hpp"

using namespace quire::test;

namespace {

const std::string kHead =
    "title = \"Rules\"\ncadence = \"weekly\"\narchive = \"past.sqlite\"\n"
    "dataset = \"" QUIRE_SOURCE_DIR "/samples/dataset/dataset.toml\"\n"
    "[[section]]\nplugin = \"policy_summary\"\n"
    "[[section]]\nplugin = \"market_signals\"\naudience = [\"internal\"]\n";

ProgramResult batch_in(const TemporaryFolder& folder, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments{"batch", "r.toml", "-o", "out"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run_quire(arguments, {}, folder.path());
}

nlohmann::json manifest_of(const TemporaryFolder& folder) {
  return nlohmann::json::parse(read_file(folder.path() + "/out/manifest.json"));
}

}  // namespace

TEST_CASE("a batch builds every edition, each compared with the one before", "[batch]") {
  const TemporaryFolder folder;
  folder.write("r.toml", kHead + "[[edition]]\nname = \"autumn\"\nperiods = [\"2026-W45..2026-W46\"]\n"
                                 "audiences = [\"public\", \"internal\"]\n");
  const ProgramResult result = batch_in(folder);
  INFO(result.err);
  CHECK(result.exit_code == 0);
  CHECK(result.err.ends_with("4 editions: 4 complete; out/manifest.json lists them\n"));
  const nlohmann::json manifest = manifest_of(folder);
  REQUIRE(manifest.at("editions").size() == 4);
  for (const nlohmann::json& edition : manifest.at("editions")) {
    const std::string pdf = folder.path() + "/out/" + edition.at("output").get<std::string>();
    CHECK(edition.at("sha256") == run_program({"sha256sum", pdf}).out.substr(0, 64));
    const std::string text = run_program({"pdftotext", pdf, "-"}).out;
    const bool second = edition.at("edition") == "2026-W46";
    CHECK((text.find("What changed since 2026-W45") != std::string::npos) == second);
    const bool internal = edition.at("series") == "r/internal";
    CHECK((text.find("cloud segment revenue") != std::string::npos) == internal);
  }
  // Built one at a time into another archive: the same files.
  const TemporaryFolder other;
  other.write("r.toml", read_file(folder.path() + "/r.toml"));
  CHECK(batch_in(other, {"--jobs", "1"}).exit_code == 0);
  CHECK(manifest_of(other) == manifest);
}

TEST_CASE("one edition that fails does not stop the others", "[batch]") {
  const TemporaryFolder folder;
  folder.write("r.toml", kHead + "[[edition]]\nname = \"a\"\naudiences = [\"public\", \"internal\"]\n"
                                 "periods = [\"2026-W46\"]\noutput = \"{audience}/x.pdf\"\n");
  folder.write("out/public", "a file where a folder should be");
  const ProgramResult result = batch_in(folder, {"--no-archive"});
  CHECK(result.exit_code == 1);
  CHECK(result.err.find("out/public/x.pdf: error: cannot open the output folder: Not a directory\n") !=
        std::string::npos);
  CHECK(result.err.find("2 editions: 1 complete, 1 failed; out/manifest.json lists them\n") !=
        std::string::npos);
  CHECK(std::filesystem::exists(folder.path() + "/out/internal/x.pdf"));
  CHECK(manifest_of(folder).at("editions").at(1).at("state") == "failed");
  CHECK(manifest_of(folder).at("editions").at(1).at("errors").at(0) ==
        "cannot open the output folder: Not a directory");
}

TEST_CASE("a batch whose editions collide builds none", "[batch]") {
  const TemporaryFolder folder;
  folder.write("r.toml", kHead + "[[edition]]\nname = \"a\"\nperiods = [\"2026-W45..2026-W46\"]\noutput = \"x.pdf\"\n");
  const ProgramResult result = batch_in(folder);
  CHECK(result.exit_code == 1);
  CHECK(result.err.find("two editions would both be written to \"x.pdf\"") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder.path() + "/out"));
}

TEST_CASE("the shipped dossiers are one for each challenger", "[batch]") {
  const TemporaryFolder folder;
  const ProgramResult result =
      run_quire({"batch", shipped_report("chip-dossier.toml"), "-o", folder.path()});
  INFO(result.err);
  CHECK(result.exit_code == 0);
  CHECK(result.err.find("9 editions: 9 complete") != std::string::npos);
  const std::string text =
      run_program({"pdftotext", "-layout", folder.path() + "/dossier-metax-c600-2026-11-23.pdf", "-"}).out;
  CHECK(text.find("metax-c600 against the H20") != std::string::npos);
  // Sections that were not run again say the same as those that were.
  CHECK(run_quire({"build", shipped_report("chip-dossier.toml"), "--set", "chip=metax-c600", "-o",
                   folder.path() + "/alone.pdf"})
            .exit_code == 0);
  CHECK(read_file(folder.path() + "/alone.pdf") ==
        read_file(folder.path() + "/dossier-metax-c600-2026-11-23.pdf"));
}

TEST_CASE("an audience of a batch that is nearly one of the data is a slip", "[batch]") {
  const TemporaryFolder folder;
  folder.write("dataset.toml",
               "[tables.chips]\nrows = [{ id = \"h20\", who = \"desk\" }]\naudience = \"who\"\n"
               "[tables.chips.columns]\nid = { type = \"text\" }\nwho = { type = \"text\" }\n");
  folder.write("r.toml", "title = \"T\"\nas_of = 2026-11-23\ndataset = \"dataset.toml\"\n[[section]]\nplugin = \"nowhere\"\n"
                         "[[edition]]\nname = \"x\"\naudiences = [\"dek\"]\n");
  const ProgramResult result = run_quire({"batch", "r.toml", "--output", "out"}, {}, folder.path());
  CHECK(result.exit_code == 1);
  CHECK(result.err.find("r.toml:6:1: error: neither report nor dataset names the audience \"dek\"\n") != std::string::npos);
}
