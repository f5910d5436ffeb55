#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "host/section_builder.hpp"
#include "quire/abi.h"

namespace quire::core {
namespace {

constexpr double kWhole = 100;
constexpr double kRounding = 0.5;  // parts printed as whole numbers need not come to 100 exactly

bool is_level(const Value& value) {
  return value.kind == Value::Kind::unknown ||
         (value.kind == Value::Kind::number && value.low >= 1 && value.low <= 5 &&
          value.low == std::floor(value.low));
}

/// More cannot be told apart in grey.
std::size_t most_series(Chart::Kind kind) {
  switch (kind) {
    case Chart::Kind::grouped_bar:
    case Chart::Kind::column:
    case Chart::Kind::dot:
      return 5;
    case Chart::Kind::stacked_bar:
    case Chart::Kind::stacked_amount:
    case Chart::Kind::area:
      return 6;  // with numbers inside, and always in the same order
    case Chart::Kind::small_multiples:
      return 12;
    default:
      return std::numeric_limits<std::size_t>::max();
  }
}

bool shows_thresholds(Chart::Kind kind) {
  switch (kind) {
    case Chart::Kind::stacked_bar:
    case Chart::Kind::stacked_amount:
    case Chart::Kind::heat_map:
    case Chart::Kind::risk_matrix:
    case Chart::Kind::network:
    case Chart::Kind::slope:
    case Chart::Kind::calibration:
      return false;
    default:
      return true;
  }
}

/// Kinds with an arrow from or to where a point was before.
bool shows_where_before(Chart::Kind kind) {
  return kind == Chart::Kind::risk_matrix || kind == Chart::Kind::line || kind == Chart::Kind::step;
}

/// Kinds whose points stand at an x and a y; those of the others stand in the row of their label.
bool has_two_axes(Chart::Kind kind) {
  switch (kind) {
    case Chart::Kind::line:
    case Chart::Kind::step:
    case Chart::Kind::scatter:
    case Chart::Kind::area:
    case Chart::Kind::small_multiples:
    case Chart::Kind::calibration:
    case Chart::Kind::timeline:
    case Chart::Kind::risk_matrix:
      return true;
    default:
      return false;
  }
}

/// Kinds whose series are two sides of the same rows.
bool has_two_sides(Chart::Kind kind) {
  return kind == Chart::Kind::dumbbell || kind == Chart::Kind::slope;
}

/// One series is all they show.
bool shows_one_series(Chart::Kind kind) {
  return kind == Chart::Kind::bar || kind == Chart::Kind::lollipop;
}

/// What layers on each other can be: parts of a total.
bool is_amount(const Value& value) {
  return value.kind == Value::Kind::unknown || (is_numeric(value) && value.low >= 0);
}

bool is_plottable(const Value& value) {
  return is_numeric(value) || value.kind == Value::Kind::unknown || value.kind == Value::Kind::infinite;
}

bool is_day(const Value& value) {
  return value.kind == Value::Kind::date || value.kind == Value::Kind::unknown;
}

}  // namespace

Chart SectionBuilder::chart(const WireNode& node) {
  Chart chart;
  gather_into(&chart.sources);
  chart.kind = static_cast<Chart::Kind>(
      word(node, QUIRE_KIND, "kind", Chart::kKindNames, 0));
  required_text(node, QUIRE_KEY, "key");
  chart.key = unique_key(node);
  chart.title = text(node, QUIRE_TITLE);
  chart.subtitle = text(node, QUIRE_SUBTITLE);
  chart.note = text(node, QUIRE_NOTE);
  chart.alt = required_text(node, QUIRE_ALT, "alternative text");
  chart.span = span(node);
  // Axes first: what a point may be depends on them.
  for (const WireNode& child : node.children)
    if (child.element == QUIRE_AXIS) axis(child, chart);
  std::set<std::string> series_keys;
  for (const WireNode& child : node.children) {
    if (child.element == QUIRE_THRESHOLD) chart.thresholds.push_back(threshold(child, chart));
    if (child.element == QUIRE_REGION) chart.regions.push_back(region(child, chart));
    if (child.element != QUIRE_SERIES) continue;
    chart.series.push_back(chart_series(child, chart));
    const std::string& key = chart.series.back().key;
    if (!key.empty() && !series_keys.insert(key).second)
      problem(node, "has two series with the key " + quote(key));
  }
  network(node, chart);
  check_series_count(node, chart);
  if (chart.kind == Chart::Kind::stacked_bar) check_parts(node, chart);
  if (chart.kind == Chart::Kind::stacked_amount || chart.kind == Chart::Kind::area)
    check_amounts(node, chart);
  if (chart.kind == Chart::Kind::calibration) check_frequencies(node, chart);
  if (!chart.thresholds.empty() && !shows_thresholds(chart.kind))
    problem(node, "has a threshold, which its kind does not show");
  gather_into(nullptr);
  return chart;
}

void SectionBuilder::check_series_count(const WireNode& node, const Chart& chart) {
  const std::size_t count = chart.series.size();
  if (chart.kind == Chart::Kind::network && count > 0)
    problem(node, "has series; a network has nodes and edges");
  if (chart.kind != Chart::Kind::network && count == 0) problem(node, "has no series");
  if (shows_one_series(chart.kind) && count > 1)
    problem(node, "has more than one series; the kind for that is \"grouped_bar\"");
  if (has_two_sides(chart.kind) && count != 2)
    problem(node, "has " + std::to_string(count) + " series, not the two of a " +
                      std::string(Chart::kKindNames[static_cast<std::size_t>(chart.kind)]));
  const std::size_t most = most_series(chart.kind);
  if (count > most)
    problem(node, "has " + std::to_string(count) + " series, more than " + std::to_string(most));
}

void SectionBuilder::check_parts(const WireNode& node, const Chart& chart) {
  std::map<std::string, double> sums;  // of what is certain, by row
  for (const ChartSeries& series : chart.series)
    for (const ChartPoint& point : series.points) {
      const Value& part = point.y;
      if (part.kind == Value::Kind::unknown) continue;
      const bool is_bounded =
          part.kind == Value::Kind::number || part.kind == Value::Kind::interval;
      // An open side is as good as 0 or 100.
      const double low = std::isinf(part.low) ? 0 : part.low;
      const double high = std::isinf(part.high) ? kWhole : part.high;
      if (!is_bounded || low < 0 || high > kWhole)
        problem(node, "has a part " + quote(point.label) + " that is not between 0 and 100 %");
      else
        sums[point.label] += low;
    }
  for (const auto& [label, sum] : sums)
    if (sum > kWhole + kRounding)
      problem(node, "has parts of " + quote(label) + " that come to more than 100 %");
}

void SectionBuilder::check_amounts(const WireNode& node, const Chart& chart) {
  for (const ChartSeries& series : chart.series)
    for (const ChartPoint& point : series.points)
      if (!is_amount(point.y))
        problem(node, "has a part of " + quote(series.title) + " that is " +
                          quote(format(point.y)) + ": parts of a total are zero or more");
}

void SectionBuilder::check_frequencies(const WireNode& node, const Chart& chart) {
  const auto is_percent = [](const Value& value) {
    return value.kind == Value::Kind::unknown ||
           (value.kind != Value::Kind::infinite && value.low >= 0 && value.high <= kWhole);
  };
  for (const ChartSeries& series : chart.series)
    for (const ChartPoint& point : series.points)
      if (!is_percent(point.x) || !is_percent(point.y))
        problem(node, "has a point " + quote(point.label) + " that is not between 0 and 100 %");
}

void SectionBuilder::axis(const WireNode& node, Chart& chart) {
  Axis& axis = word(node, QUIRE_WHICH, "axis", {"x", "y"}, 0) == 0 ? chart.x : chart.y;
  if (node.find(QUIRE_WHICH) == nullptr) problem(node, "does not say which one it is");
  axis.title = text(node, QUIRE_TITLE);
  axis.unit = text(node, QUIRE_UNIT);
  axis.scale =
      static_cast<Axis::Scale>(word(node, QUIRE_SCALE, "scale", {"linear", "log", "time"}, 0));
  if (const WireAttribute* minimum = node.find(QUIRE_MINIMUM)) axis.minimum = minimum->number;
  if (const WireAttribute* maximum = node.find(QUIRE_MAXIMUM)) axis.maximum = maximum->number;
  if (axis.minimum && axis.maximum && *axis.minimum >= *axis.maximum)
    problem(node, "has no room between its minimum and its maximum");
  if (axis.scale == Axis::Scale::logarithmic && axis.minimum && *axis.minimum <= 0)
    problem(node, "is logarithmic and begins at or below zero");
}

ChartSeries SectionBuilder::chart_series(const WireNode& node, const Chart& chart) {
  ChartSeries series;
  series.title = text(node, QUIRE_TITLE);
  series.key = text(node, QUIRE_KEY);
  for (const WireNode& child : node.children) series.points.push_back(chart_point(child, chart));
  return series;
}

ChartPoint SectionBuilder::chart_point(const WireNode& node, const Chart& chart) {
  ChartPoint point;
  point.label = text(node, QUIRE_LABEL);
  if (const WireAttribute* x = node.find(QUIRE_X)) point.x = value(x->value);
  if (const WireAttribute* y = node.find(QUIRE_Y)) point.y = value(y->value);
  point.highlighted = flag(node, QUIRE_EMPHASIZED);
  const std::string in_chart = "of chart " + quote(chart.key);
  check_axes_of(node, chart, quote(point.label) + " " + in_chart);
  const auto fits = [&](const Value& value, const Axis& axis) {
    if (chart.kind == Chart::Kind::timeline) return is_day(value);
    return axis.scale == Axis::Scale::time ? is_day(value) || is_plottable(value)
                                           : is_plottable(value);
  };
  if (!fits(point.x, chart.x) || !fits(point.y, chart.y))
    problem(node,
            quote(point.label) + " " + in_chart + " has a value that its axis cannot show");
  const auto check_unit = [&](const Value& value, const Axis& axis) {
    if (is_other_unit(value.unit.str(), axis.unit))
      problem(node, quote(point.label) + " " + in_chart + " has a value in " + quote(value.unit.str()) +
                        ", its axis is in " + quote(axis.unit));
  };
  check_unit(point.x, chart.x);
  check_unit(point.y, chart.y);
  if (const WireAttribute* x = node.find(QUIRE_X_BEFORE)) {
    point.x_before = value(x->value);
    check_unit(point.x_before, chart.x);
    if (!shows_where_before(chart.kind))
      problem(node, quote(point.label) + " " + in_chart + " says where it was before, which its kind does not show");
    else if (!fits(point.x_before, chart.x))
      problem(node, quote(point.label) + " " + in_chart + " was before where its axis cannot show it");
  }
  if (const WireAttribute* y = node.find(QUIRE_Y_BEFORE)) point.y_before = value(y->value);
  if (chart.kind == Chart::Kind::risk_matrix)
    for (const Value* level : {&point.x, &point.y, &point.x_before, &point.y_before})
      if (!is_level(*level))
        problem(node, quote(point.label) + " " + in_chart + " has a level " +
                          quote(format(*level)) + ", not a whole number from 1 to 5");
  point.state = text(node, QUIRE_STATE);
  if (chart.kind == Chart::Kind::timeline)
    word(node, QUIRE_STATE, "state", {"in force", "scheduled", "suspended", "expired", "unknown"},
         0);
  else
    word(node, QUIRE_STATE, "state", {"undetermined"}, 0);
  return point;
}

void SectionBuilder::check_axes_of(const WireNode& node, const Chart& chart, const std::string& name) {
  const std::string kind(Chart::kKindNames[static_cast<std::size_t>(chart.kind)]);
  const bool has_x = node.find(QUIRE_X) != nullptr;
  if (has_two_axes(chart.kind) && !has_x)
    problem(node, name + " has no x, which a " + kind + " needs: unknown where it is not known");
  if (!has_two_axes(chart.kind) && has_x)
    problem(node, name + " has an x, which a " + kind + " does not show: its label is its row");
  if (node.find(QUIRE_Y) == nullptr)
    problem(node, name + " has no y: unknown where it is not known");
}

ChartRegion SectionBuilder::region(const WireNode& node, const Chart& chart) {
  const auto bound = [&](std::int32_t attribute) -> std::optional<double> {
    const WireAttribute* set = node.find(attribute);
    return set == nullptr ? std::nullopt : std::optional(set->number);
  };
  ChartRegion region{required_text(node, QUIRE_TITLE, "title"), bound(QUIRE_FROM), bound(QUIRE_TO),
                     bound(QUIRE_BOTTOM), bound(QUIRE_TOP)};
  const std::string in_chart = "of chart " + quote(chart.key);
  if (chart.kind != Chart::Kind::scatter)
    problem(node, in_chart + " stands in a chart that is not a scatter");
  if ((region.x_from && region.x_to && *region.x_from >= *region.x_to) ||
      (region.y_from && region.y_to && *region.y_from >= *region.y_to))
    problem(node, in_chart + " has no room between its bounds");
  return region;
}

ChartThreshold SectionBuilder::threshold(const WireNode& node, const Chart& chart) {
  ChartThreshold threshold;
  threshold.axis =
      static_cast<ChartThreshold::Direction>(word(node, QUIRE_WHICH, "axis", {"x", "y"}, 1));
  threshold.title = text(node, QUIRE_TITLE);
  const WireAttribute* at = node.find(QUIRE_AT);
  if (at == nullptr)
    problem(node, "of chart " + quote(chart.key) + " stands nowhere");
  else
    threshold.value = at->number;
  if (const WireAttribute* from = node.find(QUIRE_FROM)) threshold.from = from->number;
  if (const WireAttribute* to = node.find(QUIRE_TO)) threshold.to = to->number;
  return threshold;
}

}  // namespace quire::core
