#include "host/arrow_export.hpp"

#include <catch2/catch.hpp>
#include <cstring>

#include "host/host_support.hpp"
#include "quire/dataset.hpp"

using namespace quire::core;

TEST_CASE("tables are handed on without a copy, as Arrow has them", "[host][arrow]") {
  const Dataset dataset = quire::test::small_dataset();
  const TableView& chips = *dataset.find("chips");
  const ArrowTables arrow({&chips});
  const quire_table& raw = arrow.table(0);
  CHECK(std::string(raw.schema->format) == "+s");
  CHECK(raw.array->n_children == static_cast<std::int64_t>(chips.columns.size()));
  CHECK(raw.array->children[1]->buffers[1] == chips.find("memory")->values.data());
  CHECK(raw.array->children[1]->null_count == 1);
  CHECK(raw.array->release != nullptr);
  ArrowArray copy = *raw.array;
  copy.release(&copy);
  CHECK(copy.release == nullptr);

  // The SDK reads what was exported.
  const quire::Table table(0, raw);
  CHECK(table.name() == "chips");
  CHECK(table.row_count() == 3);
  CHECK(table.column("id").text(2) == "c");
  CHECK(table.column("memory").unit() == "GB");
  CHECK(table.column("memory").number(0) == 80);
  CHECK_FALSE(table.column("memory").number(1).has_value());
  CHECK(table.column("as_of").date(1) == *parse_date("2025-12-31"));
  CHECK_THROWS_WITH(table.column("memory").text(0), "column \"memory\" holds decimals, not text");
  CHECK_THROWS_WITH(table.column("id").text(3), "row 3 is past the end of column \"id\"");
  CHECK_THROWS_WITH(table.column("memory").date(0), "column \"memory\" holds decimals, not dates");
  std::string columns;
  for (const ColumnView& column : chips.columns) columns += (columns.empty() ? "" : ", ") + std::string(column.name);
  CHECK_THROWS_WITH(table.column("idd"), "table \"chips\" has no column \"idd\"; its columns: " + columns);
}

TEST_CASE("every column type has its Arrow form", "[host][arrow]") {
  const quire::test::TemporaryFolder folder;
  folder.write("t.csv", "name,count,share,flag,day,tags\nx,-3,0.5,true,1970-01-02,a;b\n,,,,,\n");
  const std::string manifest = folder.write("dataset.toml", R"(
[tables.t]
file = "t.csv"
[tables.t.columns]
name = { type = "text" }
count = { type = "integer" }
share = { type = "decimal" }
flag = { type = "boolean" }
day = { type = "date" }
tags = { type = "list" }
)");
  Diagnostics diagnostics;
  const auto dataset = read_dataset(manifest, {}, diagnostics);
  INFO(quire::test::said(diagnostics));
  REQUIRE(dataset.has_value());
  const ArrowTables arrow({dataset->find("t")});
  const quire::Table table(0, arrow.table(0));
  std::string formats;
  for (const char* name : {"name", "count", "share", "flag", "day", "tags"})
    formats += std::string(table.column(name).schema().format) + " ";
  CHECK(formats == "i l g b tdD +l ");
  CHECK(table.column("name").text(0) == "x");
  CHECK(table.column("count").integer(0) == -3);
  CHECK(table.column("share").number(0) == 0.5);
  CHECK(table.column("flag").boolean(0) == true);
  CHECK(table.column("day").date(0) == *parse_date("1970-01-02"));
  CHECK(table.column("tags").list(0) == std::vector<std::string_view>{"a", "b"});
  CHECK_FALSE(table.column("flag").boolean(1).has_value());
  CHECK(table.column("tags").list(1).empty());
}
