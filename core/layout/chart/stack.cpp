#include "layout/chart/stack.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "layout/chart/extent.hpp"

namespace quire::core::charts {
namespace {

constexpr double kRounding = 0.5;  // printed shares need not come to 100 exactly

/// Sets the places of parts whose `certain` and `possible` are amounts so far.
void place(Stack& stack, double whole) {
  double certain = 0;
  double uncertain = 0;
  for (const StackPart& part : stack.parts) {
    certain += part.certain;
    uncertain += part.possible - part.certain;
  }
  stack.total.kind = stack.open || uncertain > 0 ? Value::Kind::interval : Value::Kind::number;
  stack.total.low = certain;
  stack.total.high = stack.open ? std::numeric_limits<double>::infinity() : certain + uncertain;
  stack.too_much = certain > whole + kRounding;
  const double room = std::max(0.0, whole - certain);
  const double part_shown = uncertain > room ? room / uncertain : 1;
  double at = 0;
  for (StackPart& part : stack.parts) {
    const double possible = (part.possible - part.certain) * part_shown;
    part.from = std::min(at, whole);
    part.certain = std::min(at + part.certain, whole);
    at = part.possible = std::min(part.certain + possible, whole);
  }
  stack.end = std::isfinite(whole) && at > whole - kRounding ? whole : at;
}

/// What a total of such parts is printed like.
void look_like(Value& total, const Value& part) {
  total.unit = part.unit;
  total.decimals = std::max(total.decimals, part.decimals);
}

}  // namespace

std::vector<Stack> read_stacks(const Chart& chart, std::size_t most_series, double whole) {
  std::vector<Stack> stacks;
  std::map<std::string, std::size_t> row_of;
  for (std::size_t i = 0; i < std::min(chart.series.size(), most_series); ++i)
    for (const ChartPoint& point : chart.series[i].points) {
      const auto [entry, is_new] = row_of.try_emplace(point.label, stacks.size());
      if (is_new) stacks.push_back({point.label, {}, {}, 0, false, false, false});
      Stack& stack = stacks[entry->second];
      stack.highlighted |= point.highlighted;
      const Reading reading = read(point.y, Axis::Scale::linear);
      // An unknown part lies somewhere in what the others leave.
      stack.open |= !reading.known() || reading.extent.open_high;
      if (!reading.known()) continue;
      const Extent& extent = reading.extent;
      const double low = extent.open_low ? 0 : std::clamp(extent.low, 0.0, whole);
      const double beyond = std::isfinite(whole) ? whole : low;
      const double high = extent.open_high ? beyond : std::clamp(extent.high, low, whole);
      stack.parts.push_back({i, format(point.y, UnitDisplay::number_only), 0, low, high});
      look_like(stack.total, point.y);
    }
  for (Stack& stack : stacks) place(stack, whole);
  return stacks;
}

}  // namespace quire::core::charts
