#include <catch2/catch.hpp>

#include <filesystem>

#include "app/quire_program.hpp"

using namespace quire::test;

namespace {

/// A report on a table whose newest row is of 2026-11-01 and may be ten days old.
class Gated {
 public:
  explicit Gated(const std::string& gate) {
    folder_.write("dataset.toml",
                  "[tables.chips]\nmax_age = 10\nrows = [{ id = \"a\", as_of = 2026-11-01 }]\n"
                  "[tables.chips.provenance]\nas_of = \"as_of\"\n"
                  "[tables.chips.columns]\nid = { type = \"text\" }\nas_of = { type = \"date\" }\n");
    folder_.write("r.toml", "title = \"Chips\"\ncadence = \"daily\"\narchive = \"past.sqlite\"\n"
                            "dataset = \"dataset.toml\"\n[[section]]\nplugin = \"nowhere\"\n" + gate);
  }

  ProgramResult build(const std::string& as_of) const {
    return run_quire({"build", "r.toml", "--as-of", as_of, "-o", "out.pdf"}, {}, folder_.path());
  }
  ProgramResult run(std::vector<std::string> words) const { return run_quire(std::move(words), {}, folder_.path()); }
  std::string text() const { return run_program({"pdftotext", "-layout", folder_.path() + "/out.pdf", "-"}).out; }
  bool wrote() const { return std::filesystem::exists(folder_.path() + "/out.pdf"); }

 private:
  TemporaryFolder folder_;
};

constexpr const char* kStale =
    "table \"chips\" is 11 days old on 2026-11-12: its newest row is of 2026-11-01, its max_age is 10 days";

}  // namespace

TEST_CASE("stale data stands on the front page", "[gate]") {
  const Gated gated("");
  const ProgramResult result = gated.build("2026-11-12");
  CHECK(result.exit_code == 3);  // the plugin is not there; the data alone would not change the code
  CHECK(result.err.find("r.toml: warning: " + std::string(kStale) + "\n") != std::string::npos);
  CHECK(gated.text().find("Read with care") != std::string::npos);
  CHECK(gated.text().find("table “chips” is 11 days old") != std::string::npos);
  gated.build("2026-11-11");
  CHECK(gated.text().find("Read with care") == std::string::npos);
}

TEST_CASE("the gate holds an edition back with exit code 4", "[gate]") {
  const Gated gated("[gate]\nstale = \"block\"\n");
  const ProgramResult result = gated.build("2026-11-12");
  CHECK(result.exit_code == 4);
  CHECK(result.err.find("r.toml: error: " + std::string(kStale) +
                        "\n  hint: [gate] blocks such an edition: bring the data up to date, or set stale = "
                        "\"banner\"\n") != std::string::npos);
  CHECK_FALSE(gated.wrote());
}

TEST_CASE("an edition that would say nothing new is skipped when asked", "[gate]") {
  const Gated gated("[gate]\nskip_unchanged = true\n");
  CHECK(gated.build("2026-11-05").exit_code == 3);
  const ProgramResult result = gated.build("2026-11-06");
  CHECK(result.err.find("skipped 2026-11-06: it would say what the last edition said\n") != std::string::npos);
}

TEST_CASE("mistakes in the gate have their place", "[gate]") {
  const Gated gated("[gate]\nstale = \"stop\"\nmax_drift = -1\nskip = true\n");
  const ProgramResult result = gated.build("2026-11-05");
  CHECK(result.exit_code == 1);
  CHECK(result.err.find("r.toml:8:9: error: unknown stale \"stop\"\n") != std::string::npos);
  CHECK(result.err.find("r.toml:9:13: error: \"max_drift\" must not be negative\n") != std::string::npos);
  CHECK(result.err.find("r.toml:10:1: error: unknown key \"skip\" in [gate]") != std::string::npos);
}

TEST_CASE("columns that do not hold what they have to are told, and hold an edition back", "[gate]") {
  const std::string columns =
      "[[gate.columns]]\ntable = \"chips\"\ncolumn = \"as_of\"\nmin = 2026-11-02\n"
      "[[gate.columns]]\ntable = \"chips\"\ncolumn = \"as_off\"\naction = \"warn\"\n"
      "[[gate.columns]]\ntable = \"chip\"\ncolumn = \"id\"\naction = \"ignore\"\n"
      "[[gate.columns]]\ntable = \"chips\"\ncolumn = \"id\"\nfilled = 1\nmax = 3\naction = \"warn\"\n";
  const std::string late = "column \"as_of\" of table \"chips\" is below 2026-11-02 in 1 of 1 rows, first on dataset.toml:3: \"2026-11-01\"\n";
  {
    const Gated gated(columns);
    const ProgramResult result = gated.build("2026-11-05");
    CHECK(result.exit_code == 3);
    CHECK(result.err.find("r.toml:7:1: warning: " + late) != std::string::npos);
    CHECK(result.err.find("r.toml:11:1: warning: table \"chips\" has no column \"as_off\"; did you mean \"as_of\"?\n") != std::string::npos);
    CHECK(result.err.find("\"chip\"") == std::string::npos);
    CHECK(result.err.find("r.toml:19:1: warning: column \"id\" of table \"chips\" holds values of type text: 3 is no bound for them\n") !=
          std::string::npos);
    CHECK(gated.text().find("is below 2026-11-02 in 1 of 1 rows") != std::string::npos);
  }
  const Gated gated("[[gate.columns]]\ntable = \"chips\"\ncolumn = \"as_of\"\nmin = 2026-11-02\naction = \"block\"\n");
  const ProgramResult result = gated.build("2026-11-05");
  CHECK(result.exit_code == 4);
  CHECK(result.err.find("r.toml:7:1: error: " + late + "  [[gate.columns]]\n  ^\n  hint: [gate] blocks such an edition: bring the data up to date, or set action = "
                        "\"banner\"\n") != std::string::npos);
  CHECK_FALSE(gated.wrote());
}

TEST_CASE("mistakes in what a column has to hold have their place", "[gate]") {
  const Gated gated("[[gate.columns]]\ntable = \"chips\"\nfilled = 2\nmin = 5\nmax = 4\naction = \"blok\"\nmean = 1\n"
                    "[[gate.columns]]\ntable = \"chips\"\ncolumn = \"id\"\nmin = \"five\"\n");
  const ProgramResult result = gated.build("2026-11-05");
  CHECK(result.exit_code == 1);
  CHECK(result.err.find("r.toml:7:1: error: missing key \"column\" in [[gate.columns]]\n") != std::string::npos);
  CHECK(result.err.find("r.toml:9:10: error: \"filled\" must be from 0 to 1\n") != std::string::npos);
  CHECK(result.err.find("r.toml:11:7: error: no value lies between \"min\" and \"max\"\n") != std::string::npos);
  CHECK(result.err.find("r.toml:12:10: error: unknown action \"blok\"\n") != std::string::npos);
  CHECK(result.err.find("r.toml:13:1: error: unknown key \"mean\" in [[gate.columns]]") != std::string::npos);
  CHECK(result.err.find("r.toml:17:7: error: \"min\": \"five\" is not a date\n") != std::string::npos);
}

TEST_CASE("a check goes through the gate that a build goes through", "[gate]") {
  const Gated gated("[gate]\nstale = \"block\"\n");
  for (const char* layout : {"", "--layout"}) {
    std::vector<std::string> words{"check", "r.toml", "--as-of", "2026-11-12"};
    if (*layout != '\0') words.emplace_back(layout);
    const ProgramResult result = gated.run(words);
    CHECK(result.exit_code == 4);
    CHECK(result.err.find("error: " + std::string(kStale)) != std::string::npos);
  }
  CHECK(gated.run({"check", "r.toml", "--as-of", "2026-11-05"}).exit_code == 3);
  CHECK(gated.run({"check", "r.toml", "--as-of", "2026-11-05", "--layout"}).exit_code == 3);
}

TEST_CASE("a check with its pages says a warning once", "[gate]") {
  const Gated gated("[gate]\nstale = \"warn\"\n");
  const ProgramResult result = gated.run({"check", "r.toml", "--as-of", "2026-11-12", "--layout"});
  const std::size_t first = result.err.find(kStale);
  REQUIRE(first != std::string::npos);
  CHECK(result.err.find(kStale, first + 1) == std::string::npos);
}

TEST_CASE("a check looks at the pages of an edition that a build would skip", "[gate]") {
  const Gated gated("[gate]\nskip_unchanged = true\n");
  CHECK(gated.build("2026-11-05").exit_code == 3);
  const ProgramResult result = gated.run({"check", "r.toml", "--as-of", "2026-11-06", "--layout"});
  CHECK(result.err.find("r.toml: 1 page\n") != std::string::npos);
}
