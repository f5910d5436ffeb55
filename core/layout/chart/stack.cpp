#include "layout/chart/stack.hpp"

#include <algorithm>
#include <map>

#include "layout/chart/extent.hpp"

namespace quire::core::charts {
namespace {

constexpr double kWhole = 100;
constexpr double kRounding = 0.5;  // printed shares need not come to 100 exactly

/// Sets the places of parts whose `certain` and `possible` are amounts so far.
void place(Stack& stack) {
  double certain = 0;
  double uncertain = 0;
  for (const StackPart& part : stack.parts) {
    certain += part.certain;
    uncertain += part.possible - part.certain;
  }
  stack.too_much = certain > kWhole + kRounding;
  const double room = std::max(0.0, kWhole - certain);
  const double part_shown = uncertain > room ? room / uncertain : 1;
  double at = 0;
  for (StackPart& part : stack.parts) {
    const double possible = (part.possible - part.certain) * part_shown;
    part.from = std::min(at, kWhole);
    part.certain = std::min(at + part.certain, kWhole);
    at = part.possible = std::min(part.certain + possible, kWhole);
  }
  stack.end = at > kWhole - kRounding ? kWhole : at;
}

}  // namespace

std::vector<Stack> read_stacks(const Chart& chart, std::size_t most_series) {
  std::vector<Stack> stacks;
  std::map<std::string, std::size_t> row_of;
  for (std::size_t i = 0; i < std::min(chart.series.size(), most_series); ++i)
    for (const ChartPoint& point : chart.series[i].points) {
      const auto [entry, is_new] = row_of.try_emplace(point.label, stacks.size());
      if (is_new) stacks.push_back({point.label, {}, 0, false, false});
      Stack& stack = stacks[entry->second];
      stack.highlighted |= point.highlighted;
      const Reading reading = read(point.y, Axis::Scale::linear);
      // An unknown part lies somewhere in what the others leave.
      if (!reading.known()) continue;
      const Extent& extent = reading.extent;
      const double low = extent.open_low ? 0 : std::clamp(extent.low, 0.0, kWhole);
      const double high = extent.open_high ? kWhole : std::clamp(extent.high, low, kWhole);
      stack.parts.push_back({i, format(point.y, UnitDisplay::number_only), 0, low, high});
    }
  for (Stack& stack : stacks) place(stack);
  return stacks;
}

}  // namespace quire::core::charts
