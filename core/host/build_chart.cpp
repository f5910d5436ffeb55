#include <set>

#include "host/section_builder.hpp"
#include "quire/abi.h"

namespace quire::core {
namespace {

constexpr std::size_t kMostSeries = 5;  // more cannot be told apart in grey

bool is_quantity(const Value& value) {
  return value.kind == Value::Kind::number || value.kind == Value::Kind::interval ||
         value.kind == Value::Kind::unknown || value.kind == Value::Kind::infinite;
}

bool is_day(const Value& value) {
  return value.kind == Value::Kind::date || value.kind == Value::Kind::unknown;
}

}  // namespace

Chart SectionBuilder::chart(const WireNode& node) {
  Chart chart;
  gather_into(&chart.sources);
  chart.kind = static_cast<Chart::Kind>(
      word(node, QUIRE_KIND, "kind",
           {"bar", "grouped_bar", "line", "scatter", "timeline", "dot", "dumbbell"}, 0));
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
    if (child.element != QUIRE_SERIES) continue;
    chart.series.push_back(chart_series(child, chart));
    const std::string& key = chart.series.back().key;
    if (!key.empty() && !series_keys.insert(key).second)
      problem(node, "has two series with the key " + quote(key));
  }
  check_series_count(node, chart);
  gather_into(nullptr);
  return chart;
}

void SectionBuilder::check_series_count(const WireNode& node, const Chart& chart) {
  const std::size_t count = chart.series.size();
  if (count == 0) problem(node, "has no series");
  if (chart.kind == Chart::Kind::bar && count > 1)
    problem(node, "has more than one series; the kind for that is \"grouped_bar\"");
  if (chart.kind == Chart::Kind::dumbbell && count != 2)
    problem(node, "has " + std::to_string(count) + " series, not the two of a dumbbell");
  const bool limited = chart.kind == Chart::Kind::grouped_bar || chart.kind == Chart::Kind::dot;
  if (limited && count > kMostSeries)
    problem(node, "has " + std::to_string(count) + " series, more than " +
                      std::to_string(kMostSeries));
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
  const auto fits = [&](const Value& value, const Axis& axis) {
    if (chart.kind == Chart::Kind::timeline) return is_day(value);
    return axis.scale == Axis::Scale::time ? is_day(value) || is_quantity(value)
                                           : is_quantity(value);
  };
  if (!fits(point.x, chart.x) || !fits(point.y, chart.y))
    problem(node,
            quote(point.label) + " " + in_chart + " has a value that its axis cannot show");
  point.state = text(node, QUIRE_STATE);
  if (chart.kind == Chart::Kind::timeline)
    word(node, QUIRE_STATE, "state", {"in force", "scheduled", "suspended", "expired", "unknown"},
         0);
  else
    word(node, QUIRE_STATE, "state", {"undetermined"}, 0);
  return point;
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
