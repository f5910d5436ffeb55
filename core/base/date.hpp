#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace quire::core {

/// A calendar day, proleptic Gregorian, no time zone.
using Date = std::chrono::sys_days;

/// Reads `YYYY-MM-DD`. Empty for any other shape and for days that do not exist (2025-02-30).
std::optional<Date> parse_date(std::string_view text);

/// `2026-11-23`.
std::string iso_date(Date date);

/// `23 November 2026`, for running text.
std::string long_date(Date date);

/// ISO 8601 week: `{2026, 48}`. The year is the week's own, which differs from the day's around
/// New Year.
struct IsoWeek {
  int year = 0;
  int week = 0;
};
IsoWeek iso_week(Date date);

}  // namespace quire::core
