#include "base/date.hpp"

#include <catch2/catch.hpp>

using namespace quire::core;

namespace {

Date day(int year, unsigned month, unsigned day_of_month) {
  return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day_of_month}};
}

}  // namespace

TEST_CASE("parse_date reads existing days only", "[base][date]") {
  CHECK(parse_date("2025-02-28") == day(2025, 2, 28));
  CHECK(parse_date("2024-02-29") == day(2024, 2, 29));
  CHECK(parse_date("1969-12-31") == day(1969, 12, 31));
  for (const char* text : {"2025-02-30", "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-01",
                           "2025-01-00", "2025-04-31"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("parse_date takes one shape only", "[base][date]") {
  for (const char* text :
       {"", "2025", "2025-1-1", "25-01-01", "2025/01/01", "2025-01-01 ", " 2025-01-01",
        "2025-01-01T00:00", "+025-01-01", "2025-0a-01", "-025-01-01", "20250101"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("iso_date and parse_date are inverse", "[base][date]") {
  for (Date date = day(1999, 12, 1); date < day(2001, 3, 2); date += std::chrono::days{1})
    REQUIRE(parse_date(iso_date(date)) == date);
  CHECK(iso_date(day(7, 1, 2)) == "0007-01-02");
}

TEST_CASE("long_date has no leading zero", "[base][date]") {
  CHECK(long_date(day(2026, 11, 23)) == "23 November 2026");
  CHECK(long_date(day(2026, 1, 3)) == "3 January 2026");
}

TEST_CASE("iso_week around New Year", "[base][date]") {
  struct Case {
    Date date;
    int year;
    int week;
  };
  // ISO 8601: the week of the year's first Thursday is week 1.
  for (const Case& expected : {Case{day(2026, 11, 23), 2026, 48}, Case{day(2024, 12, 29), 2024, 52},
                               Case{day(2024, 12, 30), 2025, 1}, Case{day(2025, 1, 1), 2025, 1},
                               Case{day(2020, 12, 31), 2020, 53}, Case{day(2021, 1, 1), 2020, 53},
                               Case{day(2021, 1, 3), 2020, 53}, Case{day(2021, 1, 4), 2021, 1},
                               Case{day(2023, 1, 1), 2022, 52}, Case{day(2027, 1, 3), 2026, 53}}) {
    CAPTURE(iso_date(expected.date));
    CHECK(iso_week(expected.date).year == expected.year);
    CHECK(iso_week(expected.date).week == expected.week);
  }
}
