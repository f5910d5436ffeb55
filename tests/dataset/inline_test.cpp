#include <catch2/catch.hpp>

#include "dataset/folder.hpp"

using namespace quire::core;
using quire::test::complaints;
using quire::test::dataset_of;

namespace {

const std::string kColumns = R"(
[tables.t.columns]
id = { type = "text", key = true }
n = { type = "integer", max = 5 }
x = { type = "decimal" }
on = { type = "boolean" }
day = { type = "date" }
tags = { type = "list", allowed = ["p", "q"] }
)";

}  // namespace

TEST_CASE("inline rows are read like those of a file", "[dataset][inline]") {
  const Dataset dataset = dataset_of(R"([tables.t]
rows = [
  { id = "a", n = 1, x = 2, on = true, day = 2025-01-31, tags = ["p", "q"] },
  { id = "b", x = 0.5, day = "2025-02-01", tags = "q" },
]
)" + kColumns);
  const TableView& table = dataset.tables()[0];
  CHECK(table.file == "dataset.toml");
  CHECK(table.sha256.size() == 64);
  CHECK(std::vector<std::uint32_t>(table.lines.begin(), table.lines.end()) ==
        std::vector<std::uint32_t>{3, 4});
  CHECK(table.find("id")->text(1) == "b");
  CHECK(table.find("n")->integer(0) == 1);
  CHECK_FALSE(table.find("n")->has(1));
  CHECK(table.find("x")->decimal(0) == 2.0);
  CHECK(table.find("on")->boolean(0));
  CHECK(table.find("day")->date(0) == *parse_date("2025-01-31"));
  CHECK(table.find("day")->date(1) == *parse_date("2025-02-01"));
  CHECK(table.find("tags")->offsets.back() == 3);
}

TEST_CASE("mistakes of inline rows stand at their values", "[dataset][inline]") {
  CHECK(complaints(R"([tables.t]
rows = [
  { id = 1 },
  { id = "a", n = 6, x = inf, on = 1, day = "2025-02-30", tags = ["p", 3] },
  { id = "a", n = 1.5, x = "2", tags = ["p", "r"], tgas = [] },
  { n = 2 },
  7,
  { id = "b", tags = ["p", ""] },
]
)" + kColumns) ==
        "dataset.toml:3:10: error: column \"id\" must be text, found an integer\n"
        "dataset.toml:4:19: error: column \"n\": \"6\" is more than the maximum 5\n"
        "dataset.toml:4:26: error: column \"x\" must be a finite number\n"
        "dataset.toml:4:36: error: column \"on\" must be a boolean, found an integer\n"
        "dataset.toml:4:45: error: column \"day\": \"2025-02-30\" is not a date\n"
        "  hint: write an existing day as YYYY-MM-DD\n"
        "dataset.toml:4:72: error: column \"tags\" must be a list of texts, found an integer\n"
        "dataset.toml:5:52: error: column \"tgas\" is not declared in table \"t\"\n"
        "  hint: did you mean \"tags\"?\n"
        "dataset.toml:5:19: error: column \"n\" must be an integer, found a decimal number\n"
        "dataset.toml:5:28: error: column \"x\" must be a number, found text\n"
        "dataset.toml:5:40: error: column \"tags\": \"r\" is not allowed\n"
        "  hint: allowed: \"p\", \"q\"\n"
        "dataset.toml:5:10: error: column \"id\": key \"a\" is already in line 4\n"
        "dataset.toml:6:3: error: column \"id\" is required, found nothing\n"
        "dataset.toml:7:3: error: \"rows\" must hold tables, found an integer\n"
        "dataset.toml:8:22: error: column \"tags\": \"p;\" has an empty item\n"
        "  hint: items are divided by \";\", with none at the end\n");
}
