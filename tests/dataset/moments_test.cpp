#include "sheets/moments.hpp"

#include <catch2/catch.hpp>

#include "sheets/cell_place.hpp"

using namespace quire::core;

TEST_CASE("moments as spreadsheets write them", "[dataset][sheet]") {
  using std::chrono::seconds;
  const std::chrono::sys_seconds day = std::chrono::sys_days(std::chrono::year(2025) / 1 / 2);
  CHECK(parse_moment("2025-01-02") == day);
  CHECK(parse_moment("2025-01-02T00:00:00") == day);
  CHECK(parse_moment("2025-01-02T03:04Z") == day + seconds(11'040));
  CHECK(parse_moment("2025-01-02T23:59:59.7") == day + seconds(86'400));
  for (const char* text : {"", "2025-1-2", "2025-01-02T", "2025-01-02 03:04", "2025-01-02T24:00:00", "2025-01-02T03:60",
                           "2025-01-02T03:04:60", "2025-01-02T03:04:05+01:00", "2025-01-02T3:04:05", "12025-01-02",
                           "-2025-01-02", "2025-01-02T03:04:05."})
    CHECK_FALSE(parse_moment(text));
  CHECK(parse_duration("P1DT2H3.4S") == seconds(93'603));
  for (const char* text : {"", "P", "PT", "T1H", "PT1", "PT1M1H", "P1Y", "PT9999999999H", "PT1H-", "--PT1H"})
    CHECK_FALSE(parse_duration(text));
  CHECK(clock_text(seconds(-61)) == "-00:01:01");
}

TEST_CASE("names of cells", "[dataset][sheet]") {
  for (const char* name : {"A1", "Z9", "AA10", "AZ1", "BA1", "ZZ1", "AAA1", "XFD1048576"}) {
    const std::optional<CellPlace> place = parse_cell_place(name);
    REQUIRE(place);
    CHECK(cell_name(*place) == name);
  }
}
