// What an audience may not see is in no part of its PDF.
#include <catch2/catch.hpp>
#include <filesystem>

#include "app/leak_check.hpp"
#include "app/quire_program.hpp"

using namespace quire::test;
namespace fs = std::filesystem;

namespace {

/// Four firms, one of which is for the desk alone. The plugin of the tests prints their memories.
class House {
 public:
  explicit House(const std::string& report = "title = \"House\"\n") {
    folder_.write("dataset.toml",
                  "[tables.chips]\naudience = \"readers\"\nrows = [\n"
                  "  { id = \"Open Works\", memory = 80.0 },\n  { id = \"Other Works\" },\n  { id = \"Third Works\" },\n"
                  "  { id = \"Quiet Foundry\", memory = 4711.25, readers = \"desk\" },\n]\n"
                  "[tables.chips.columns]\nid = { type = \"text\", key = true }\n"
                  "memory = { type = \"decimal\", unit = \"GB\" }\nreaders = { type = \"text\" }\n");
    folder_.write("r.toml", report + "dataset = \"dataset.toml\"\nas_of = 2026-11-23\n[[section]]\nplugin = \"good\"\n" +
                                "[[edition]]\nname = \"house\"\naudiences = [\"public\", \"desk\"]\n");
  }
  ProgramResult quire(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--plugin", QUIRE_TEST_PLUGINS});
    return run_quire(std::move(arguments), {}, folder_.path());
  }
  ProgramResult build(const std::string& audience) const {
    return quire({"build", "r.toml", "--audience", audience, "-o", "out.pdf"});
  }
  /// Everything that can be read out of a PDF: its text, its objects unpacked, its attachments.
  std::string all_of(const std::string& pdf) const {
    const std::string file = folder_.path() + "/" + pdf;
    std::string text = run_program({"pdftotext", file, "-"}).out + run_program({"pdfinfo", file}).out;
    text += run_program({"qpdf", "--qdf", "--object-streams=disable", file, "-"}).out;
    const std::string unpacked = folder_.path() + "/" + pdf + ".files";
    fs::create_directories(unpacked);
    run_program({"pdfdetach", "-saveall", "-o", unpacked, file});
    for (const auto& entry : fs::directory_iterator(unpacked))
      text += entry.path().filename().string() + read_file(entry.path().string());
    return text;
  }
  bool wrote() const { return fs::exists(folder_.path() + "/out.pdf"); }

 private:
  TemporaryFolder folder_;
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("rows for others are in no part of the PDF", "[audience]") {
  const House house;
  REQUIRE(house.build("desk").exit_code == 0);
  const std::string desk = house.all_of("out.pdf");
  CHECK(has(desk, "Quiet Foundry"));
  CHECK(has(desk, "4711.25"));
  REQUIRE(house.build("public").exit_code == 0);
  const std::string all = house.all_of("out.pdf");
  CHECK(has(all, "Open Works"));
  CHECK_FALSE(has(all, "Quiet"));
  CHECK_FALSE(has(all, "4711.25"));  // without decimals it may be an object's offset
}

TEST_CASE("what became others' business is not told as a change", "[audience]") {
  const TemporaryFolder folder;
  const auto data = [&](const std::string& restricted) {
    folder.write("dataset.toml",
                 "[tables.chips]\nrows = [{ id = \"One\", memory = 64.5 }, { id = \"Two\" }, { id = \"Three\" }]\n[tables.chips.columns]\n"
                 "id = { type = \"text\", key = true }\nmemory = { type = \"decimal\", unit = \"GB\"" + restricted +
                     " }\n");
  };
  const auto build = [&](const std::string& day) {
    return run_quire({"build", "r.toml", "--as-of", day, "-o", "out.pdf", "--plugin", QUIRE_TEST_PLUGINS}, {}, folder.path());
  };
  folder.write("r.toml", "title = \"House\"\ncadence = \"weekly\"\narchive = \"past.sqlite\"\ndataset = \"dataset.toml\"\n"
                         "[[section]]\nplugin = \"good\"\n");
  data("");
  REQUIRE(build("2026-11-16").exit_code == 0);
  data(", audience = [\"desk\"]");
  const ProgramResult second = build("2026-11-23");
  INFO(second.err);
  REQUIRE(second.exit_code == 0);
  const std::string text = run_program({"pdftotext", "-layout", folder.path() + "/out.pdf", "-"}).out;
  INFO(text);
  CHECK_FALSE(has(text, "64.5"));
  CHECK(has(text, "so what is no longer shown is not told"));
}

TEST_CASE("a value that gets in by another way keeps the edition from being written", "[audience]") {
  const House house("title = \"News of Quiet Foundry\"\n");
  const ProgramResult leak = house.build("public");
  CHECK(leak.exit_code == 1);
  CHECK(leak.err ==
        "dataset.toml:6: warning: plugin \"good\" 1.2.3: look here\n"
        "r.toml: error: the title would show what is not for \"public\": column \"id\" of dataset.toml:7\n"
        "  hint: nothing was written; leave out for this audience whatever names it\n");
  CHECK_FALSE(house.wrote());
  CHECK(house.build("desk").exit_code == 0);
}

TEST_CASE("a value gets in under other letters and quotes neither", "[audience]") {
  for (const char* title : {"News of QUIET foundry", "News of quiet Foundry"}) {
    INFO(title);
    const House house("title = \"" + std::string(title) + "\"\n");
    CHECK(house.build("public").exit_code == 1);
    CHECK_FALSE(house.wrote());
  }
  // Printed quotes are others than the data's.
  const TemporaryFolder folder;
  folder.write("dataset.toml", "[tables.chips]\naudience = \"readers\"\nrows = [\n  { id = \"One\" }, { id = \"Two\" }, { id = \"Three\" },\n"
                               "  { id = \"Quiet's Own\", readers = \"desk\" },\n]\n[tables.chips.columns]\nid = { type = \"text\", key = true }\n"
                               "memory = { type = \"decimal\", unit = \"GB\" }\nreaders = { type = \"text\" }\n");
  folder.write("r.toml", "title = \"House\"\ndecisions = [\"What Quiet's Own does\"]\nattachments = false\ndataset = \"dataset.toml\"\n"
                         "as_of = 2026-11-23\n[[section]]\nplugin = \"good\"\n");
  const ProgramResult result = run_quire({"build", "r.toml", "-o", "out.pdf", "--plugin", QUIRE_TEST_PLUGINS}, {}, folder.path());
  INFO(result.err);
  CHECK(result.exit_code == 1);
  CHECK(result.err.find("would show what is not for everybody") != std::string::npos);
}

TEST_CASE("each place of a PDF is searched", "[audience]") {
  // Numbers are found as pages print them.
  const House other_space("title = \"House\"\nsubtitle = \"4\u200A711.25 GB\"\n");
  CHECK(other_space.build("public").exit_code == 0);  // a space that no number is printed with
  const House number("title = \"House\"\nsubtitle = \"now 4\u202F711.25 GB\"\n");
  CHECK(has(number.build("public").err, "page 1 would show what is not for \"public\": column \"memory\" of dataset.toml:7\n"));
  const House longer("title = \"House\"\nsubtitle = \"14711.25, 4711.251, Quiet Foundrys\"\n");
  CHECK(longer.build("public").exit_code == 0);
}

TEST_CASE("attachments are searched for what they say, however they write it", "[audience]") {
  using namespace quire::core;
  Handling handling;
  handling.audience = "public";
  handling.withheld = {{"the \"Quiet\" A\\B Foundry", "chips.csv", 7, "id"}};
  const auto found = [&](const std::string& type, const std::string& bytes) {
    Layout layout;
    layout.attachments = {{"data", "all of it", type, bytes}};
    Diagnostics diagnostics;
    return !holds_back(handling, layout, "r.toml", diagnostics);
  };
  CHECK(found("application/json", R"({"text":"the \"Quiet\" A\\B Foundry"})"));
  CHECK(found("text/csv", "id\n\"the \"\"Quiet\"\" A\\B Foundry\"\n"));
  CHECK_FALSE(found("application/json", R"({"text":"the \"Loud\" A\\B Foundry"})"));
}

TEST_CASE("a batch gives each audience its own rows", "[audience]") {
  const House house;
  const ProgramResult batch = house.quire({"batch", "r.toml", "--output", ".", "--no-archive"});
  INFO(batch.err);
  REQUIRE(batch.exit_code == 0);
  CHECK(has(house.all_of("r-2026-11-23-house-desk.pdf"), "Quiet Foundry"));
  CHECK_FALSE(has(house.all_of("r-2026-11-23-house-public.pdf"), "Quiet"));
}

TEST_CASE("an audience that nobody names is told", "[audience]") {
  const House house;
  const ProgramResult new_one = house.build("press");
  CHECK(new_one.exit_code == 0);
  CHECK(has(new_one.err, "r.toml: warning: neither report nor dataset names the audience \"press\"\n"
                         "  hint: it sees what everybody may\n"));
  const ProgramResult slip = house.build("dsk");
  CHECK(slip.exit_code == 1);
  CHECK(has(slip.err, "r.toml: error: neither report nor dataset names the audience \"dsk\"\n"
                      "  hint: did you mean \"desk\"?\n"));
}
