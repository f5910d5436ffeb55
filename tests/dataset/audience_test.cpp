#include <catch2/catch.hpp>

#include "dataset/folder.hpp"
#include "support/said.hpp"

using namespace quire::core;

namespace {

// Who may see a row stands in `readers`; the margin is for the desk alone.
const std::string kManifest = R"(
[tables.t]
file = "t.csv"
audience = "readers"
known_from = "since"
[tables.t.columns]
id = { type = "text", key = true }
name = { type = "text" }
founded = { type = "integer", audience = ["board"] }
margin = { type = "decimal", audience = ["desk", "board"] }
readers = { type = "list" }
since = { type = "date" }
)";

const std::string kRows =
    "id,name,founded,margin,readers,since\n"
    "a,Open Works,2021,12.75,,2026-01-01\n"
    "b,Quiet Foundry,19823,31.25,desk;board,2026-01-01\n"
    "c,Board Matter,1987,5.5,board,2026-01-01\n"
    "d,Later Works,,77.77,,2026-12-01\n";

Dataset dataset_for(std::optional<std::string> audience) {
  const quire::test::TemporaryFolder folder;
  folder.write("t.csv", kRows);
  DatasetOptions options{*parse_date("2026-11-23")};
  options.audience = std::move(audience);
  Diagnostics diagnostics;
  std::optional<Dataset> dataset = read_dataset(folder.write("dataset.toml", kManifest), options, diagnostics);
  REQUIRE(quire::test::said(diagnostics) == "");
  return std::move(*dataset);
}

std::string ids(const Dataset& dataset) {
  std::string text;
  const TableView& table = dataset.tables()[0];
  for (std::size_t row = 0; row < table.row_count; ++row) text += table.find("id")->text(row);
  return text;
}

std::string withheld(const Dataset& dataset) {
  std::string text;
  for (const WithheldValue& value : dataset.handling().withheld)
    text += value.text + " (" + value.column + " of " + value.file + ":" + std::to_string(value.line) + ")\n";
  return text;
}

}  // namespace

TEST_CASE("without an audience everything is shown", "[dataset][audience]") {
  const Dataset dataset = dataset_for({});
  CHECK(ids(dataset) == "abc");
  CHECK(dataset.tables()[0].find("margin")->missing == 0);
  CHECK(withheld(dataset) == "");
  CHECK(dataset.handling().audiences == std::vector<std::string>{"board", "desk"});
}

TEST_CASE("an audience gets its rows and columns and no trace of others", "[dataset][audience]") {
  const Dataset all = dataset_for("");
  CHECK(ids(all) == "a");
  const TableView& table = all.tables()[0];
  CHECK(table.find("margin")->missing == 1);
  CHECK(table.find("readers")->missing == 1);
  CHECK(table.hidden_rows == 1);  // known later; how many are withheld is nobody's business
  // The values of 77.77 and Later Works are withheld by the day, not from this audience.
  CHECK(withheld(all) ==
        "12.75 (margin of t.csv:2)\nQuiet Foundry (name of t.csv:3)\n19823 (founded of t.csv:3)\n31.25 (margin of t.csv:3)\n"
        "Board Matter (name of t.csv:4)\n");
  CHECK(std::string(table.find("name")->dictionary_bytes) == "Open Works");

  const Dataset desk = dataset_for("desk");
  CHECK(ids(desk) == "ab");
  CHECK(desk.tables()[0].find("margin")->decimal(1) == 31.25);
  CHECK(desk.tables()[0].find("readers")->missing == 2);
  CHECK(withheld(desk) == "19823 (founded of t.csv:3)\nBoard Matter (name of t.csv:4)\n");
  CHECK(ids(dataset_for("board")) == "abc");
  CHECK(ids(dataset_for("somebody")) == "a");
}

TEST_CASE("what handling may not be is told at its place", "[dataset][audience]") {
  const quire::test::TemporaryFolder folder;
  Diagnostics diagnostics;
  const std::string file = folder.write("dataset.toml",
                                        "[tables.t]\nrows = []\naudience = \"n\"\n[tables.t.columns]\n"
                                        "id = { type = \"text\", key = true, audience = [\"desk\"] }\n"
                                        "n = { type = \"integer\" }\n");
  CHECK_FALSE(read_dataset(file, {}, diagnostics));
  CHECK(quire::test::said(diagnostics) ==
        file + ":5:46: error: \"audience\" does not fit a key: rows go without their names then\n"
               "  hint: name a column as audience of the table to leave rows out\n" +
        file + ":3:12: error: \"audience\": column \"n\" must be of type \"text\" or \"list\", it is \"integer\"\n");
}
