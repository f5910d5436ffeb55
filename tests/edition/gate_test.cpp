#include "edition/gate.hpp"

#include <catch2/catch.hpp>

using namespace quire::core;

namespace {

EditionRecord with(std::size_t rows, std::optional<Date> newest = {}, std::int64_t max_age = 0) {
  EditionRecord record;
  record.name = "2026-W47";
  record.as_of = *parse_date("2026-11-23");
  DataTable table{"rules", "rules.csv", "", rows, 0, true};
  table.newest = newest;
  table.max_age = max_age;
  record.data = {table};
  return record;
}

std::string found(const EditionRecord& now, const EditionRecord* before = nullptr,
                  std::optional<double> max_drift = {}) {
  std::string text;
  for (const GateFinding& finding : check_gate(now, before, max_drift)) text += finding.message + "\n";
  return text;
}

}  // namespace

TEST_CASE("a table is stale when its newest row is older than it may be", "[edition][gate]") {
  CHECK(found(with(1, parse_date("2026-11-22"), 1)).empty());
  CHECK(found(with(1, parse_date("2026-11-21"), 1)) ==
        "table \"rules\" is 2 days old on 2026-11-23: its newest row is of 2026-11-21, its max_age is 1 day\n");
  CHECK(found(with(1, parse_date("2020-01-01"), 0)).empty());  // any age
  CHECK(found(with(1, {}, 5)).empty());                        // no row says how old it is
  CHECK(found(with(1, parse_date("2027-01-01"), 5)).empty());  // read after the day the edition speaks of
}

TEST_CASE("a table drifts when its rows are too many more or too few", "[edition][gate]") {
  const EditionRecord before = with(10);
  CHECK(found(with(12), &before, 0.2).empty());
  CHECK(found(with(13), &before, 0.2) ==
        "table \"rules\" has 13 rows, 2026-W47 had 10: more than max_drift 0.2 allows\n");
  CHECK(found(with(0), &before, 0.2).find("has 0 rows") != std::string::npos);
  CHECK(found(with(100), &before).empty());
  CHECK(found(with(100), nullptr, 0.2).empty());
  const EditionRecord empty = with(0);
  CHECK(found(with(5), &empty, 0.2).empty());
}
