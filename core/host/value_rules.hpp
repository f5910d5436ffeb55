#pragma once

#include <cmath>
#include <cstdint>

namespace quire::core {

/// What a value may hold; asked by the recorder at the call and by the decoder afterwards.

/// Digits after the point, or -1 for three significant digits. A double has no more than 17.
inline bool is_possible_decimals(std::int64_t decimals) { return decimals >= -1 && decimals <= 17; }

/// Ordered and bounded on one side at least: an interval without a bound is unknown.
inline bool is_possible_interval(double low, double high) {
  return low <= high && (std::isfinite(low) || std::isfinite(high)) &&
         !(std::isinf(low) && low > 0) && !(std::isinf(high) && high < 0);
}

/// Days since 1970-01-01, years 1 to 9999: four digits and a calendar.
inline bool is_possible_day(std::int64_t day) { return day >= -719162 && day <= 2932896; }

}  // namespace quire::core
