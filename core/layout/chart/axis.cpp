#include "layout/chart/axis.hpp"

#include <algorithm>
#include <cmath>

#include "base/date.hpp"

namespace quire::core::charts {
namespace {

constexpr Points kTickGap = 8;             // least space between labels side by side
constexpr Points kVerticalTickPitch = 20;  // least space from tick to tick
constexpr int kMostTicks = 6;
constexpr int kMostLogTicks = 9;
// Width of "2024" or "Dec" with air: what a time axis needs for each tick.
constexpr Points kTimeTickPitch = 27;
constexpr double kMonth = 30;
constexpr double kNearZero = 0.4;  // of the greatest value: lines that reach down to it show zero

Range with_bounds(Range data, const Axis& axis) {
  const auto usable = [&](const std::optional<double>& bound) {
    return bound && std::isfinite(*bound) && (axis.scale != Axis::Scale::logarithmic || *bound > 0);
  };
  if (usable(axis.minimum)) data.include(clamp_to_axis(*axis.minimum, axis.scale));
  if (usable(axis.maximum)) data.include(clamp_to_axis(*axis.maximum, axis.scale));
  return data;
}

/// A range with room in it, whatever the data.
Range widened(Range range, Axis::Scale scale) {
  switch (scale) {
    case Axis::Scale::logarithmic:
      if (range.empty) return {1, 10, false};
      if (range.high / range.low < 1 + 1e-9) return {range.low / 2, range.high * 2, false};
      return range;
    case Axis::Scale::time:
      if (range.empty) return {0, 365, false};
      if (range.high - range.low < 1) return {range.low - kMonth, range.high + kMonth, false};
      return range;
    case Axis::Scale::linear:
      break;
  }
  if (range.empty) return {0, 1, false};
  const double size = std::max(std::abs(range.low), std::abs(range.high));
  if (range.high - range.low > 1e-9 * size) return range;
  if (size == 0) return {0, 1, false};
  return {range.low - size / 10, range.high + size / 10, false};
}

AxisPlan with_ticks(const Axis& axis, const Range& range, int wanted) {
  AxisPlan plan{axis.scale, range.low, range.high, {}};
  switch (axis.scale) {
    case Axis::Scale::time:
      plan.ticks = time_ticks(range.low, range.high, wanted);
      return plan;
    case Axis::Scale::logarithmic:
      plan.ticks = log_labelled(log_ticks(range.low, range.high, wanted));
      break;
    case Axis::Scale::linear:
      plan.ticks = labelled(linear_ticks(range.low, range.high, wanted));
      break;
  }
  plan.low = std::min(plan.low, plan.ticks.front().value);
  plan.high = std::max(plan.high, plan.ticks.back().value);
  return plan;
}

bool labels_fit(const AxisPlan& plan, Points length, const Canvas& canvas) {
  const Scale scale = plan.over(0, length);
  Points end = -1e9;
  for (const Tick& tick : plan.ticks) {
    const Points half = std::max(canvas.width_of(tick.label, canvas.label()),
                                 canvas.width_of(tick.year, canvas.label())) /
                        2;
    const Points middle = scale.at(tick.value);
    if (middle - half < end + kTickGap) return false;
    end = middle + half;
  }
  return true;
}

}  // namespace

Range with_zero(Range data) {
  data.include(0.0);
  return data;
}

Range with_zero_if_near(const Axis& axis, Range data) {
  if (data.empty || axis.scale != Axis::Scale::linear) return data;
  const bool near = data.low >= 0    ? data.low < kNearZero * data.high
                    : data.high <= 0 ? data.high > kNearZero * data.low
                                     : true;
  return near ? with_zero(data) : data;
}

AxisPlan plan_horizontal_axis(const Axis& axis, Range data, Points length, const Canvas& canvas) {
  const Range range = widened(with_bounds(data, axis), axis.scale);
  int wanted = axis.scale == Axis::Scale::time
                   ? std::max(1, static_cast<int>(length / kTimeTickPitch))
               : axis.scale == Axis::Scale::logarithmic ? kMostLogTicks
                                                        : kMostTicks - 1;
  for (;; --wanted) {
    AxisPlan plan = with_ticks(axis, range, wanted);
    if (labels_fit(plan, length, canvas)) return plan;
    if (wanted > 2) continue;
    // Even two labels are wider than the axis: the first alone.
    for (std::size_t i = 1; i < plan.ticks.size(); ++i) plan.ticks[i].label.clear();
    return plan;
  }
}

AxisPlan plan_vertical_axis(const Axis& axis, Range data, Points length) {
  const Range range = widened(with_bounds(data, axis), axis.scale);
  const int fits = static_cast<int>(length / kVerticalTickPitch);
  const int most = axis.scale == Axis::Scale::logarithmic ? kMostLogTicks : kMostTicks - 1;
  AxisPlan plan = with_ticks(axis, range, std::clamp(fits, 2, most));
  for (Tick& tick : plan.ticks)  // one under the other, each label has a line only
    if (!tick.year.empty()) tick.label += "\u00A0" + tick.year;
  return plan;
}

std::string axis_title(const Axis& axis) {
  std::string title;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) title += (title.empty() ? "" : ", ") + part;
  };
  add(axis.title);
  add(axis.unit);
  if (axis.scale == Axis::Scale::logarithmic) add("log scale");
  return title;
}

std::string value_axis_title(const Axis& axis, const Range& data) {
  std::string title = axis_title(axis);
  constexpr Points kAnyHeight = mm(50);
  const AxisPlan plan = plan_vertical_axis(axis, data, kAnyHeight);
  if (axis.scale == Axis::Scale::linear && (plan.low > 0 || plan.high < 0))
    title += (title.empty() ? "" : "; ") + std::string("axis does not start at zero");
  return title;
}

Points tick_label_height(const AxisPlan& plan, const Canvas& canvas) {
  const bool years = std::any_of(plan.ticks.begin(), plan.ticks.end(),
                                 [](const Tick& tick) { return !tick.year.empty(); });
  return (years ? 2 : 1) * canvas.label().leading + 2;
}

void draw_tick_labels(Canvas& canvas, const AxisPlan& plan, const Scale& scale, Points y, Side side,
                      Points width) {
  const TextRole& role = canvas.label();
  const Points top = side == Side::below ? y + 2 : y - tick_label_height(plan, canvas);
  // `end` is where the last label on the line ended: one that the frame's edge pushes into its
  // neighbour is left out.
  const auto draw = [&](const std::string& label, Points at, Points baseline, Points& end) {
    const Points size = canvas.width_of(label, role);
    if (label.empty() || size > width) return;
    const Points left = std::clamp(at - size / 2, 0.0, width - size);
    if (left < end) return;
    canvas.text(label, {left, baseline}, role);
    end = left + size;
  };
  Points label_end = 0;
  Points year_end = 0;
  for (const Tick& tick : plan.ticks) {
    draw(tick.label, scale.at(tick.value), top + ascent(role), label_end);
    draw(tick.year, scale.at(tick.value), top + ascent(role) + role.leading, year_end);
  }
}

Points draw_top_axis(Canvas& canvas, const Axis& axis, const AxisPlan& plan, const Scale& scale,
                     Points top, Points width) {
  const TextRole& role = canvas.label();
  Points bottom = top + tick_label_height(plan, canvas);
  if (const std::string title = axis_title(axis); !title.empty()) {
    canvas.text(canvas.fitted(title, role, width), {width, top + ascent(role)}, role, Anchor::end);
    bottom += role.leading + 2;
  }
  draw_tick_labels(canvas, plan, scale, bottom, Side::above, width);
  return bottom;
}

std::string short_date(double day) {
  const Date date{std::chrono::days{static_cast<int>(day)}};
  const std::string text = long_date(date);  // "23 November 2026"
  const std::size_t month = text.find(' ') + 1;
  const std::size_t year = text.rfind(' ');
  return text.substr(0, month - 1) + "\u00A0" + text.substr(month, 3) + "\u00A0" +
         text.substr(year + 1);
}

Stroke grid_stroke(const Theme& theme) { return {theme.grid, 0.4, {}}; }
Stroke zero_stroke(const Theme& theme) { return {theme.ink, 0.8, {}}; }
Stroke threshold_stroke(const Theme& theme) { return {theme.ink, 0.8, {3, 2}}; }

}  // namespace quire::core::charts
