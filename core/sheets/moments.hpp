#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quire::core {

/// From which day a workbook counts the numbers that are dates.
enum class DaySystem : std::uint8_t { from_1900, from_1904 };

/// The moment of such a number, to the second. In the 1900 system 1 is 1900-01-01, and 60 would be a 29 February that
/// 1900 did not have: Excel counts it because Lotus 1-2-3 did. Empty where there is no such day, or none in the years
/// up to 9999.
std::optional<std::chrono::sys_seconds> moment_of_serial(double serial, DaySystem system);

/// `2026-11-23` or `2026-11-23T12:30:00`, seconds and their fraction optional, with or without a Z: spreadsheets have
/// no time zones. Empty for anything else.
std::optional<std::chrono::sys_seconds> parse_moment(std::string_view text);

/// `12:30:00` and `12:30` as seconds.
std::optional<std::chrono::seconds> parse_clock(std::string_view text);
/// `PT12H30M00S`, as .ods files write times.
std::optional<std::chrono::seconds> parse_duration(std::string_view text);

/// `12:30:00`; `36:00:00` for a day and a half, `-01:00:00` before midnight.
std::string clock_text(std::chrono::seconds time);

}  // namespace quire::core
