#include <algorithm>
#include <cmath>

#include "base/counted.hpp"
#include "layout/chart/axis.hpp"
#include "layout/chart/kinds.hpp"
#include "layout/chart/row_labels.hpp"
#include "layout/chart/spans.hpp"
#include "layout/chart/threshold_names.hpp"

namespace quire::core::charts {
namespace {

constexpr Points kPitch = mm(4.5);
constexpr Points kTrack = mm(3.6);     // from track to track in a lane
constexpr double kWidestNames = 0.34;  // of the frame
constexpr double kMargin = 0.03;       // of the time shown, at both ends
constexpr double kOpenMargin = 0.08;   // at the end, where spans go on

Points lane_height(const Lane& lane, std::size_t name_lines, const Canvas& canvas) {
  return std::max({canvas.height(kPitch), static_cast<double>(name_lines) * canvas.label().leading + 3,
                   static_cast<double>(lane.tracks) * kTrack + 2});
}

RowLabels plan_names(const std::vector<Lane>& lanes, Points width, const Canvas& canvas) {
  std::vector<RowName> names;
  for (const Lane& lane : lanes) names.push_back({lane.name, lane.highlighted || lane.group});
  return plan_row_labels(names, width * kWidestNames, canvas);
}

void keep_lanes(std::vector<Lane>& lanes, const std::vector<Points>& heights, Points available) {
  std::vector<bool> highlighted;
  for (const Lane& lane : lanes) highlighted.push_back(lane.highlighted);
  std::vector<Lane> kept;
  for (std::size_t lane : rows_that_fit(heights, highlighted, available))
    kept.push_back(std::move(lanes[lane]));
  lanes = std::move(kept);
}

/// Leaves out the lanes that no page could hold, and says so.
void limit_lanes(std::vector<Lane>& lanes, Points width, Points available, const Canvas& canvas,
                 Notes& notes) {
  const std::size_t all = lanes.size();
  keep_lanes(lanes, std::vector<Points>(all, canvas.height(kPitch)), available);
  const RowLabels names = plan_names(lanes, width, canvas);
  std::vector<Points> heights;
  for (std::size_t i = 0; i < lanes.size(); ++i)
    heights.push_back(lane_height(lanes[i], names.lines[i].size(), canvas));
  keep_lanes(lanes, heights, available);
  if (lanes.size() < all)
    notes.add(std::to_string(all - lanes.size()) + " of " + counted(all, "row") +
              " left out: a page holds no more");
}

/// From the first date to the last with a margin, unless the author cut it.
Range time_shown(const Chart& chart, const std::vector<Lane>& lanes) {
  Range range;
  bool open = false;
  for (const Lane& lane : lanes)
    for (const TimeSpan& span : lane.spans) {
      open |= span.still_open;
      if (span.before_axis && span.still_open) continue;
      range.include(span.start);
      range.include(span.end);
    }
  for (const ChartThreshold& threshold : chart.thresholds)
    if (std::isfinite(threshold.value))
      range.include(clamp_to_axis(threshold.value, Axis::Scale::time));
  if (range.empty) range = {0, 365, false};
  const double days = range.high - range.low;
  range.low = clamp_to_axis(range.low - std::max(1.0, days * kMargin), Axis::Scale::time);
  range.high = clamp_to_axis(range.high + std::max(1.0, days * (open ? kOpenMargin : kMargin)),
                             Axis::Scale::time);

  const auto cut = [](const std::optional<double>& bound, double otherwise) {
    return bound && std::isfinite(*bound) ? clamp_to_axis(*bound, Axis::Scale::time) : otherwise;
  };
  const double low = cut(chart.x.minimum, range.low);
  const double high = cut(chart.x.maximum, range.high);
  return low < high ? Range{low, high, false} : range;
}

bool outside(const TimeSpan& span, const Range& shown) {
  return (!span.before_axis && span.start.low > shown.high) ||
         (!span.still_open && span.end.high < shown.low);
}

/// "as of 23 Nov 2026"; a title that names the year keeps its own words.
std::string dated(const ChartThreshold& threshold) {
  const std::string date = short_date(clamp_to_axis(threshold.value, Axis::Scale::time));
  const std::string year = date.substr(date.size() - 4);
  if (threshold.title.find(year) != std::string::npos) return threshold.title;
  return threshold.title.empty() ? date : threshold.title + " " + date;
}

std::vector<ThresholdName> threshold_names(const Chart& chart, const Range& shown,
                                           const Scale& scale, Notes& notes) {
  std::vector<ThresholdName> names;
  std::vector<std::string> not_shown;
  for (const ChartThreshold& threshold : chart.thresholds) {
    if (threshold.axis != ChartThreshold::Direction::x || !std::isfinite(threshold.value)) continue;
    if (threshold.value < shown.low || threshold.value > shown.high)
      not_shown.push_back(dated(threshold));
    else
      names.push_back({scale.at(threshold.value), dated(threshold)});
  }
  notes.add_names("Outside the time shown", std::move(not_shown));
  return names;
}

void draw_grid(Canvas& canvas, const AxisPlan& plan, const Scale& scale, Points top,
               Points bottom) {
  for (const Tick& tick : plan.ticks) {
    const Points x = scale.at(tick.value);
    canvas.line({x, top}, {x, bottom}, grid_stroke(canvas.theme()));
  }
}

}  // namespace

Frame draw_timeline(const Chart& chart, Points width, Canvas canvas) {
  Notes notes;
  std::vector<Lane> lanes = read_lanes(chart);
  Canvas scratch = canvas;
  const Points above = draw_legend(scratch, span_legend(lanes), 0, width) +
                       3 * canvas.label().leading +
                       ThresholdNames::most_height(chart.thresholds.size(), canvas);
  // A line on the lanes left out, two on thresholds without a name, four on what is cut off.
  const int more_lines = chart.x.minimum || chart.x.maximum ? 7 : 3;
  limit_lanes(lanes, width, room_for_rows(above, notes, more_lines, width, canvas), canvas, notes);
  const RowLabels names = plan_names(lanes, width, canvas);

  const Range shown = time_shown(chart, lanes);
  // Half a marker stands over each end.
  const Points left = names.width + kMarkerRadius * 1.2;
  const Points right = width - kMarkerRadius * 1.2;
  Axis time;
  time.scale = Axis::Scale::time;
  const AxisPlan plan = plan_horizontal_axis(time, shown, right - left, canvas);
  const Scale scale = plan.over(left, right);
  const ThresholdNames lines(threshold_names(chart, shown, scale, notes), width, canvas, notes);

  const Points legend = draw_legend(canvas, span_legend(lanes), 0, width);
  const Points ticks_bottom = legend + tick_label_height(plan, canvas);
  const Points top = ticks_bottom + lines.height() + 2;
  Points bottom = top;
  std::vector<Points> middles;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    const Points height = lane_height(lanes[i], names.lines[i].size(), canvas);
    middles.push_back(bottom + height / 2);
    bottom += height;
  }

  draw_tick_labels(canvas, plan, scale, ticks_bottom, Side::above, width);
  draw_grid(canvas, plan, scale, ticks_bottom, bottom);
  std::vector<std::string> not_shown;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    draw_row_label(canvas, names.lines[i], middles[i], lanes[i].highlighted || lanes[i].group);
    const Points first = middles[i] - (static_cast<double>(lanes[i].tracks) - 1) * kTrack / 2;
    for (const TimeSpan& span : lanes[i].spans) {
      if (outside(span, shown))
        not_shown.push_back(lanes[i].name);
      else
        draw_span(canvas, span, scale, first + static_cast<double>(span.track) * kTrack);
    }
  }
  lines.draw(canvas, top - 2, bottom);
  notes.add_names("Outside the time shown", std::move(not_shown));
  bottom += notes.draw(canvas, bottom, width);
  return std::move(canvas).finish({width, bottom + 2});
}

}  // namespace quire::core::charts
