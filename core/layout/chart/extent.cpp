#include "layout/chart/extent.hpp"

#include <algorithm>
#include <cmath>

namespace quire::core::charts {
namespace {

constexpr double kLargest = 1e100;
constexpr double kSmallestPositive = 1e-100;
// 0001-01-01 and 9999-12-31, days since 1970-01-01.
constexpr double kFirstDay = -719162;
constexpr double kLastDay = 2932896;

}  // namespace

double clamp_to_axis(double value, Axis::Scale scale) {
  switch (scale) {
    case Axis::Scale::time:
      return std::clamp(value, kFirstDay, kLastDay);
    case Axis::Scale::logarithmic:
      return std::clamp(value, kSmallestPositive, kLargest);
    case Axis::Scale::linear:
      break;
  }
  return std::clamp(value, -kLargest, kLargest);
}

Reading read(const Value& value, Axis::Scale scale) {
  Extent extent;
  switch (value.kind) {
    case Value::Kind::unknown:
    case Value::Kind::text:
      return {};
    case Value::Kind::infinite:
      return {Reading::Kind::infinite, {}};
    case Value::Kind::date:
      extent.low = extent.high = static_cast<double>(value.date.time_since_epoch().count());
      break;
    case Value::Kind::number:
      if (!std::isfinite(value.low)) return {};
      extent.low = extent.high = value.low;
      break;
    case Value::Kind::interval:
      if (std::isnan(value.low) || std::isnan(value.high)) return {};
      extent.low = std::min(value.low, value.high);
      extent.high = std::max(value.low, value.high);
      extent.open_low = std::isinf(extent.low);
      extent.open_high = std::isinf(extent.high);
      if (extent.open_low && extent.open_high) return {};
      if (extent.open_low) extent.low = extent.high;
      if (extent.open_high) extent.high = extent.low;
      break;
  }
  if (scale == Axis::Scale::logarithmic && extent.low <= 0) {
    // Of an interval that reaches down to zero or below, the axis shows the positive part.
    if (extent.high <= 0) return {Reading::Kind::not_positive, {}};
    extent.low = extent.high;
    extent.open_low = true;
  }
  extent.low = clamp_to_axis(extent.low, scale);
  extent.high = clamp_to_axis(extent.high, scale);
  return {Reading::Kind::known, extent};
}

void Range::include(double value) {
  low = empty ? value : std::min(low, value);
  high = empty ? value : std::max(high, value);
  empty = false;
}

void Range::include(const Extent& extent) {
  include(extent.low);
  include(extent.high);
}

}  // namespace quire::core::charts
