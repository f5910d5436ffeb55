#include "layout/float_charts.hpp"

#include <algorithm>

#include "layout/page_breaks.hpp"

namespace quire::core {
namespace {

// Less is not worth the distance between a chart and its mention.
constexpr double kWorthMoving = 12;  // of badness
// No chart moves past more text than this, so that it stays near its mention: half a page in two columns.
constexpr Points kFarthest = kBodyHeight;
// Each that may move breaks the section anew: one with more of them keeps its order.
constexpr std::ptrdiff_t kMostCharts = 40;

/// Charts that follow each other, and the text that follows them.
struct Charts {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t text_end = 0;
};

double badness_of(const std::vector<Unit>& units) {
  const PageBreaks breaks = break_pages(units, {kBodyHeight, kTurnedBodyHeight});
  // The next section may begin on what the last page leaves.
  return breaks.badness + kPageBadness * breaks.last_filled;
}

/// No table, chart or heading; not all headings have keys.
bool is_text(const Unit& unit) { return unit.keys.empty() && unit.bookmark.empty() && !unit.turned; }

/// Where text that begins at `begin` ends, at the end of a group.
std::size_t end_of_text(std::size_t begin, const std::vector<Unit>& units) {
  std::size_t end = begin;
  Points height = 0;
  for (std::size_t i = begin; i < units.size() && is_text(units[i]); ++i) {
    height += units[i].space_before + units[i].frame.size.height;
    if (height > kFarthest) break;
    if (!units[i].keep_with_next) end = i + 1;
  }
  return end;
}

Charts charts_from(std::size_t begin, const std::vector<Unit>& units) {
  const auto first = [&](std::size_t from, auto holds) {
    while (from < units.size() && !holds(units[from])) ++from;
    return from;
  };
  Charts charts;
  charts.begin = first(begin, [](const Unit& unit) { return unit.floats; });
  charts.end = first(charts.begin, [](const Unit& unit) { return !unit.floats; });
  charts.text_end = end_of_text(charts.end, units);
  return charts;
}

void swap_with_text(const Charts& charts, std::vector<Unit>& units) {
  const auto at = [&](std::size_t index) { return units.begin() + static_cast<std::ptrdiff_t>(index); };
  const auto moved = std::rotate(at(charts.begin), at(charts.end), at(charts.text_end));
  moved->starts_band = true;
}

void swap_back(const Charts& charts, std::vector<Unit>& units) {
  const auto at = [&](std::size_t index) { return units.begin() + static_cast<std::ptrdiff_t>(index); };
  const auto moved = at(charts.text_end - (charts.end - charts.begin));
  moved->starts_band = false;
  std::rotate(at(charts.begin), moved, at(charts.text_end));
}

}  // namespace

std::vector<Unit> float_charts(std::vector<Unit> units) {
  const auto charts = std::count_if(units.begin(), units.end(), [](const Unit& unit) { return unit.floats; });
  if (charts == 0 || charts > kMostCharts) return units;
  double badness = badness_of(units);
  for (std::size_t begin = 0; begin < units.size();) {
    const Charts found = charts_from(begin, units);
    begin = found.text_end;
    if (found.end == found.text_end) continue;
    swap_with_text(found, units);
    const double swapped = badness_of(units);
    if (swapped + kWorthMoving < badness)
      badness = swapped;
    else
      swap_back(found, units);
  }
  return units;
}

}  // namespace quire::core
