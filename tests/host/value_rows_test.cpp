#include <catch2/catch.hpp>
#include <cmath>

#include "host/decode_section.hpp"
#include "host/decode_support.hpp"
#include "host/host_support.hpp"
#include "host/source_book.hpp"
#include "host/value_columns.hpp"
#include "quire/section.hpp"
#include "support/golden.hpp"

using namespace quire::core;
using quire::test::decoded;

TEST_CASE("a row checked in part marks the figures that were not", "[host][decode]") {
  const quire::test::TemporaryFolder folder;
  folder.write("chips.csv", "id,memory,power,unchecked\na,80,400,memory;price\nb,80,400,\n");
  const std::string manifest = folder.write("dataset.toml", R"(
[tables.chips]
file = "chips.csv"
[tables.chips.provenance]
unchecked_cells = "unchecked"
[tables.chips.columns]
id = { type = "text", key = true }
memory = { type = "decimal" }
power = { type = "decimal" }
unchecked = { type = "list" }
)");
  Diagnostics diagnostics;
  const std::optional<Dataset> dataset = read_dataset(manifest, {}, diagnostics);
  REQUIRE(dataset);
  const TableView& chips = *dataset->find("chips");
  CHECK(SourceBook::is_unchecked(chips, 0, {"memory"}));
  CHECK_FALSE(SourceBook::is_unchecked(chips, 0, {"power"}));
  CHECK_FALSE(SourceBook::is_unchecked(chips, 0, {}));
  CHECK_FALSE(SourceBook::is_unchecked(chips, 1, {"memory"}));
}

TEST_CASE("the cell that a value was read from is found by what it says", "[host][decode]") {
  const Dataset dataset = quire::test::small_dataset();
  const TableView& chips = *dataset.find("chips");
  const auto columns = [&](Value value) { return columns_with(value, chips, 0); };
  Value value;
  CHECK(columns(value).empty());  // unknown: no cell says so
  value.kind = Value::Kind::number;
  value.low = value.high = 80;
  CHECK(columns(value).empty());  // another unit, another figure
  value.unit = "GB";
  CHECK(columns(value) == std::vector<std::string>{"memory"});
  value.high = 96;
  value.kind = Value::Kind::interval;
  CHECK(columns(value) == std::vector<std::string>{"memory"});
  Value text;
  text.kind = Value::Kind::text;
  text.text = "vendor";
  CHECK(columns(text) == std::vector<std::string>{"grade"});
  Value date;
  date.kind = Value::Kind::date;
  date.date = *parse_date("2026-01-02");
  CHECK(columns(date) == std::vector<std::string>{"as_of"});
}

TEST_CASE("a cell named for a value that it does not hold is told and is not its origin", "[host][decode]") {
  constexpr std::uint32_t kMemory = 2;
  constexpr std::uint32_t kAsOf = 5;
  const auto columns = [](const DecodedSection& section) {
    std::vector<std::vector<std::string>> names;
    for (const Inline& item : std::get<Paragraph>(section.section.blocks.at(0).content).content)
      names.push_back(item.value->rows.at(0).columns);
    return names;
  };
  const DecodedSection wrong = decoded([](quire::Section& section) {
    section.paragraph()
        .value(quire::Value::number(4000, "GB").from({0, kMemory, 0}))
        .value(quire::Value::number(4000, "GB").from({0, kMemory, 2}))
        .value(quire::Value::number(80, "GB").from({0, 1, 1}))
        .value(quire::Value::date(quire::Date{}).from({0, kAsOf, 0}));
  });
  CHECK(wrong.failure == "");
  CHECK(columns(wrong) == std::vector<std::vector<std::string>>(4));
  std::vector<std::string> told;
  for (const RowWarning& one : wrong.wrong_cells) told.push_back(std::to_string(one.row->line) + ": " + one.message);
  CHECK(told == std::vector<std::string>{
                    "2: 4000\u00A0GB has no formula and names the cell of column \"memory\", which holds \"80\"",
                    "3: 80\u00A0GB has no formula and names the cell of column \"id\", which holds \"b\"",
                    "2: 1970-01-01 has no formula and names the cell of column \"as_of\", which holds \"2026-01-02\""});

  const DecodedSection right = decoded([](quire::Section& section) {
    section.paragraph()
        .value(quire::Value::number(80, "GB").from({0, kMemory, 0}))
        .value(quire::Value::number(std::nextafter(80.0, 81.0), "GB").from({0, kMemory, 0}))
        .value(quire::Value::interval(80, 96, "GB").from({0, kMemory, 0}))
        .value(quire::Value::number(160, "GB").formula("2 x memory").from({0, kMemory, 0}))
        .value(quire::Value::unknown("GB").from({0, kMemory, 1}))
        .value(quire::Value::text("Chip A").from({0, 1, 0}));
  });
  CHECK(right.wrong_cells.empty());
  for (const std::vector<std::string>& named : columns(right)) CHECK(named.size() == 1);
}

TEST_CASE("cells of one row that a value was computed with are one reference", "[host][decode]") {
  const DecodedSection decoded = quire::test::decoded([](quire::Section& section) {
    section.paragraph().value(quire::Value::number(2)
                                  .formula("a by hand")
                                  .from({0, 2, 0})
                                  .from({0, 0, 2})
                                  .from({0, 1, 0})
                                  .from({0, 2, 0}));
  });
  REQUIRE(decoded.failure == "");
  const Inlines& content = std::get<Paragraph>(decoded.section.blocks.at(0).content).content;
  const std::vector<RowReference>& rows = content.at(0).value->rows;
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].line == 2);
  CHECK(rows[0].columns == std::vector<std::string>{"memory", "id"});
  CHECK(rows[1].line == 4);
  CHECK(rows[1].columns.empty());
}
