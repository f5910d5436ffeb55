#include "config/cadence.hpp"

#include <catch2/catch.hpp>

using namespace quire::core;

namespace {

Date day(std::string_view text) { return *parse_date(text); }

std::string span(const Period& period) { return iso_date(period.first) + " " + iso_date(period.last); }

}  // namespace

TEST_CASE("edition_name follows the cadence", "[config][cadence]") {
  const Date monday = day("2026-11-23");
  CHECK(edition_name(Cadence::daily, monday) == "2026-11-23");
  CHECK(edition_name(Cadence::weekly, monday) == "2026-W48");
  CHECK(edition_name(Cadence::monthly, monday) == "2026-11");
  CHECK(edition_name(Cadence::quarterly, monday) == "2026-Q4");
  CHECK(edition_name(Cadence::ad_hoc, monday) == "2026-11-23");
  CHECK(edition_name(Cadence::weekly, day("2027-01-03")) == "2026-W53");
  CHECK(edition_name(Cadence::weekly, day("2024-12-30")) == "2025-W01");
  CHECK(edition_name(Cadence::quarterly, day("2026-03-31")) == "2026-Q1");
  CHECK(edition_name(Cadence::quarterly, day("2026-04-01")) == "2026-Q2");
}

TEST_CASE("a period has the bounds of its cadence", "[config][cadence]") {
  CHECK(span(period_of(Cadence::weekly, day("2026-11-23"))) == "2026-11-23 2026-11-29");
  CHECK(span(period_of(Cadence::weekly, day("2026-11-29"))) == "2026-11-23 2026-11-29");
  CHECK(span(period_of(Cadence::monthly, day("2024-02-10"))) == "2024-02-01 2024-02-29");
  CHECK(span(period_of(Cadence::quarterly, day("2026-12-31"))) == "2026-10-01 2026-12-31");
  CHECK(span(period_of(Cadence::daily, day("2026-11-23"))) == "2026-11-23 2026-11-23");
}

TEST_CASE("an edition's name gives its period back, for every day of ten years", "[config][cadence]") {
  for (Date one = day("2019-12-20"); one < day("2030-01-15"); one += std::chrono::days(1)) {
    for (const Cadence cadence : {Cadence::daily, Cadence::weekly, Cadence::monthly, Cadence::quarterly}) {
      const std::optional<Period> period = parse_edition(cadence, edition_name(cadence, one));
      if (!period || *period != period_of(cadence, one) || one < period->first || one > period->last)
        FAIL(word(cadence) << " " << iso_date(one));
    }
  }
}

TEST_CASE("what names no edition of the cadence is none", "[config][cadence]") {
  for (const char* name : {"2025-W53", "2026-W00", "2026-W54", "2026-w48", "2026-48", "2026-W4", "W48",
                           "2026-11", "2026-Q4", "", "2026-W481", "x026-W48"}) {
    INFO(name);
    CHECK_FALSE(parse_edition(Cadence::weekly, name));
  }
  CHECK(parse_edition(Cadence::weekly, "2026-W53"));
  CHECK_FALSE(parse_edition(Cadence::monthly, "2026-13"));
  CHECK_FALSE(parse_edition(Cadence::monthly, "2026-W11"));
  CHECK_FALSE(parse_edition(Cadence::quarterly, "2026-Q5"));
  CHECK_FALSE(parse_edition(Cadence::daily, "2026-02-30"));
}

TEST_CASE("editions are counted from the first", "[config][cadence]") {
  const Date first = day("2025-12-31");
  CHECK(edition_number(Cadence::weekly, first, day("2025-12-29")) == 1);
  CHECK(edition_number(Cadence::weekly, first, day("2026-01-05")) == 2);
  CHECK(edition_number(Cadence::daily, first, day("2026-01-01")) == 2);
  CHECK(edition_number(Cadence::monthly, first, day("2026-11-23")) == 12);
  CHECK(edition_number(Cadence::quarterly, first, day("2026-11-23")) == 5);
  CHECK_FALSE(edition_number(Cadence::weekly, first, day("2025-12-28")));
  CHECK_FALSE(edition_number(Cadence::ad_hoc, first, day("2026-11-23")));
}
