#include <catch2/catch.hpp>
#include <random>

#include "base/sha256.hpp"
#include "dataset/folder.hpp"

using namespace quire::core;
using quire::test::dataset_of;
using quire::test::one_table;

namespace {

const std::string kAllTypes = R"(
id = { type = "text", key = true }
n = { type = "integer", unit = "W" }
x = { type = "decimal", unit = "GB/s" }
on = { type = "boolean" }
day = { type = "date" }
tags = { type = "list" }
)";

}  // namespace

TEST_CASE("every type is read, and missing stays missing", "[dataset][read]") {
  const std::string csv =
      "x,id,n,on,day,tags\n"
      "1.5,a,-7,true,2025-08-29,p; q\n"
      ",b,,,,\n"
      "-2e3,c,0,false,1969-12-31,q\n";
  const Dataset dataset = dataset_of(one_table(kAllTypes), {{"t.csv", csv}});

  REQUIRE(dataset.tables().size() == 1);
  const TableView& table = dataset.tables()[0];
  CHECK(&table == dataset.find("t"));
  CHECK(dataset.find("u") == nullptr);
  CHECK(table.name == "t");
  CHECK(table.file == "t.csv");
  CHECK(table.sha256 == sha256_hex(csv));
  CHECK(table.row_count == 3);
  CHECK(table.hidden_rows == 0);
  CHECK_FALSE(table.dated);
  CHECK(std::vector<std::uint32_t>(table.lines.begin(), table.lines.end()) ==
        std::vector<std::uint32_t>{2, 3, 4});
  REQUIRE(table.columns.size() == 6);
  CHECK(table.columns[0].name == "id");  // the order of the manifest
  CHECK(table.find("nothing") == nullptr);

  const ColumnView& id = *table.find("id");
  CHECK(id.type == ColumnType::text);
  CHECK(id.missing == 0);
  CHECK(id.text(2) == "c");

  const ColumnView& n = *table.find("n");
  CHECK(n.unit == "W");
  CHECK(n.missing == 1);
  CHECK(n.has(0));
  CHECK_FALSE(n.has(1));
  CHECK(n.has(2));  // zero is a value
  CHECK(n.integer(0) == -7);
  CHECK(n.integer(1) == 0);
  CHECK(n.integer(2) == 0);

  CHECK(table.find("x")->decimal(0) == 1.5);
  CHECK(table.find("x")->decimal(2) == -2000);
  CHECK(table.find("on")->boolean(0));
  CHECK_FALSE(table.find("on")->has(1));
  CHECK(table.find("on")->has(2));
  CHECK_FALSE(table.find("on")->boolean(2));
  CHECK(table.find("day")->date(0) == *parse_date("2025-08-29"));
  CHECK(table.find("day")->date(2) == *parse_date("1969-12-31"));

  const ColumnView& tags = *table.find("tags");
  CHECK(std::vector<std::int32_t>(tags.offsets.begin(), tags.offsets.end()) ==
        std::vector<std::int32_t>{0, 2, 2, 3});
  CHECK(tags.dictionary(0) == "p");
  CHECK(tags.dictionary(1) == "q");
  CHECK(tags.dictionary_offsets.size() == 3);
  CHECK_FALSE(tags.has(1));
}

TEST_CASE("buffers start at multiples of 64 bytes", "[dataset][read]") {
  const Dataset dataset = dataset_of(one_table(kAllTypes),
                                     {{"t.csv", "id,n,x,on,day,tags\na,1,2,true,2025-01-01,z\n"}});
  for (const ColumnView& column : dataset.tables()[0].columns) {
    CHECK(reinterpret_cast<std::uintptr_t>(column.values.data()) % 64 == 0);
    CHECK(reinterpret_cast<std::uintptr_t>(column.validity.data()) % 64 == 0);
  }
}

TEST_CASE("a table without rows is a table", "[dataset][read]") {
  const Dataset dataset = dataset_of(one_table(kAllTypes), {{"t.csv", "id,n,x,on,day,tags\n"}});
  CHECK(dataset.tables()[0].row_count == 0);
  CHECK(dataset.tables()[0].columns.size() == 6);
}

TEST_CASE("any text survives from CSV to the column", "[dataset][read][property]") {
  static const std::vector<std::string> kPieces{"a", ",", "\"", "\n", "\r\n", "\r", ";",
                                                " ", "é", "中", "😀",  "\t",   "\\", "'"};
  std::mt19937 random(3);
  std::vector<std::string> texts(1000);
  std::string csv = "id,c\n";
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::size_t n = random() % 6; n > 0; --n) texts[i] += kPieces[random() % kPieces.size()];
    csv += std::to_string(i) + ",\"";
    for (const char c : texts[i]) csv += c == '"' ? std::string("\"\"") : std::string(1, c);
    csv += "\"\n";
  }
  const Dataset dataset = dataset_of(
      one_table("id = { type = \"integer\" }\nc = { type = \"text\" }\n"), {{"t.csv", csv}});
  const TableView& table = dataset.tables()[0];
  REQUIRE(table.row_count == texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    REQUIRE(table.find("c")->has(i) == !texts[i].empty());
    if (!texts[i].empty()) REQUIRE(table.find("c")->text(i) == texts[i]);
  }
}

TEST_CASE("integers and decimals at their limits survive", "[dataset][read]") {
  const Dataset dataset = dataset_of(
      one_table("n = { type = \"integer\" }\nx = { type = \"decimal\" }\n"),
      {{"t.csv", "n,x\n-9223372036854775808,1.7976931348623157e308\n9223372036854775807,0.1\n"}});
  const TableView& table = dataset.tables()[0];
  CHECK(table.find("n")->integer(0) == std::numeric_limits<std::int64_t>::min());
  CHECK(table.find("n")->integer(1) == std::numeric_limits<std::int64_t>::max());
  CHECK(table.find("x")->decimal(0) == std::numeric_limits<double>::max());
  CHECK(table.find("x")->decimal(1) == 0.1);
}

TEST_CASE("rows known after the as-of date are hidden without a trace", "[dataset][as-of]") {
  const std::string manifest =
      "[tables.t]\nfile = \"t.csv\"\nknown_from = \"day\"\n[tables.t.columns]\n" +
      kAllTypes.substr(1);
  const quire::test::Files files{{"t.csv",
                                  "id,n,x,on,day,tags\n"
                                  "a,1,1,true,2025-01-01,p\n"
                                  "secret,2,2,true,2025-01-03,hidden;p\n"
                                  "c,3,3,false,2025-01-02,r;p\n"}};
  const Dataset dataset = dataset_of(manifest, files, {parse_date("2025-01-02")});
  const TableView& table = dataset.tables()[0];
  CHECK(table.dated);
  CHECK(table.row_count == 2);
  CHECK(table.hidden_rows == 1);
  CHECK(std::vector<std::uint32_t>(table.lines.begin(), table.lines.end()) ==
        std::vector<std::uint32_t>{2, 4});
  CHECK(table.find("id")->text(1) == "c");
  CHECK(table.find("n")->integer(1) == 3);
  CHECK(table.find("x")->decimal(1) == 3);
  CHECK_FALSE(table.find("on")->boolean(1));
  CHECK(table.find("day")->date(1) == *parse_date("2025-01-02"));
  CHECK(table.find("id")->dictionary_bytes == "ac");
  CHECK(table.find("tags")->dictionary_bytes == "pr");
  CHECK(std::vector<std::int32_t>(table.find("tags")->offsets.begin(),
                                  table.find("tags")->offsets.end()) ==
        std::vector<std::int32_t>{0, 1, 3});

  CHECK(dataset_of(manifest, files).tables()[0].row_count == 3);
  const Dataset early = dataset_of(manifest, files, {parse_date("2024-12-31")});
  CHECK(early.tables()[0].row_count == 0);
  CHECK(early.tables()[0].hidden_rows == 3);
}

TEST_CASE("a table that is dated needs every date", "[dataset][as-of]") {
  CHECK(quire::test::complaints(
            "[tables.t]\nfile = \"t.csv\"\nknown_from = \"d\"\n[tables.t.columns]\nd = { type = "
            "\"date\" }\nx = { type = \"text\" }\n",
            {{"t.csv", "d,x\n2025-01-01,a\n,b\n"}}) ==
        "t.csv:3:1: error: column \"d\" is required, found nothing\n");
}
