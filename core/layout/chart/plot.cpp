#include "layout/chart/plot.hpp"

#include <algorithm>
#include <cmath>

namespace quire::core::charts {
namespace {

constexpr Points kTickLabelGap = 4;

using Direction = ChartThreshold::Direction;

bool showable(double value, Axis::Scale scale) {
  return std::isfinite(value) && (scale != Axis::Scale::logarithmic || value > 0);
}

}  // namespace

Plot plan_plot(const Chart& chart, const PlotRequest& request, const Canvas& canvas) {
  Plot plot;
  plot.y_on_right = chart.x.scale == Axis::Scale::time;
  plot.y_plan = plan_vertical_axis(chart.y, request.y, request.height);
  Points tick_labels = 0;
  for (const Tick& tick : plot.y_plan.ticks)
    tick_labels = std::max(tick_labels, canvas.width_of(tick.label, canvas.label()));
  tick_labels += kTickLabelGap;

  plot.gutter = request.gutter;
  plot.area = {plot.y_on_right ? 0 : tick_labels, request.top,
               request.width - tick_labels - request.gutter, request.height};
  // Marks on the edge and half a label at the end need a little room.
  constexpr Points kInset = 6;
  plot.area.x += plot.y_on_right ? kInset : 0;
  plot.area.width -= plot.y_on_right ? kInset : std::max(0.0, 12 - request.gutter);
  plot.area.width = std::max(plot.area.width, 1.0);
  plot.x_plan = plan_horizontal_axis(chart.x, request.x, plot.area.width, canvas);
  plot.x = plot.x_plan.over(plot.area.x, plot.area.right());
  plot.y = plot.y_plan.over(plot.area.bottom(), plot.area.y);
  return plot;
}

void draw_axes(Canvas& canvas, const Plot& plot, Grid grid, Points width) {
  const Rect& area = plot.area;
  const TextRole& role = canvas.label();
  const Points right = area.right() + (plot.y_on_right ? plot.gutter : 0);
  for (const Tick& tick : plot.y_plan.ticks) {
    const Points y = plot.y.at(tick.value);
    const bool zero = tick.value == 0;
    const Points left = plot.y_on_right ? 0 : area.x;
    canvas.line({left, y}, {right, y},
                zero ? zero_stroke(canvas.theme()) : grid_stroke(canvas.theme()));
    const Points baseline = y + role.size * 0.36;
    if (plot.y_on_right)
      canvas.text(tick.label, {width, baseline}, role, Anchor::end);
    else
      canvas.text(tick.label, {area.x - kTickLabelGap, baseline}, role, Anchor::end);
  }
  for (const Tick& tick : plot.x_plan.ticks) {
    const Points x = plot.x.at(tick.value);
    if (grid == Grid::both)
      canvas.line({x, area.y}, {x, area.bottom()},
                  tick.value == 0 && !plot.x_plan.time() ? zero_stroke(canvas.theme())
                                                         : grid_stroke(canvas.theme()));
    else
      canvas.line({x, area.bottom()}, {x, area.bottom() + 2.5}, {canvas.theme().muted, 0.4, {}});
  }
  draw_tick_labels(canvas, plot.x_plan, plot.x, area.bottom() + 2, Side::below, width);
}

Points draw_y_title(Canvas& canvas, const std::string& title, bool on_right, Points top,
                    Points width) {
  const TextRole& role = canvas.label();
  Points y = top;
  for (const std::string& line : canvas.wrapped(title, role, width, 2)) {
    canvas.text(line, {on_right ? width : 0, y + ascent(role)}, role,
                on_right ? Anchor::end : Anchor::start);
    y += role.leading;
  }
  // The topmost tick label reaches half its height over the plot.
  return y + role.leading * 0.6 + 2 - top;
}

Points draw_x_title(Canvas& canvas, const Axis& axis, Points top, Points width) {
  const std::string title = axis_title(axis);
  if (title.empty()) return 0;
  const TextRole& role = canvas.label();
  canvas.text(canvas.fitted(title, role, width), {width, top + ascent(role)}, role, Anchor::end);
  return role.leading;
}

std::vector<Segment> draw_thresholds(Canvas& canvas, const Chart& chart, const Plot& plot) {
  std::vector<Segment> lines;
  for (const ChartThreshold& threshold : chart.thresholds) {
    const bool vertical = threshold.axis == Direction::x;
    const Scale& own = vertical ? plot.x : plot.y;
    const Scale& other = vertical ? plot.y : plot.x;
    Segment line;
    if (showable(threshold.value, own.kind())) {
      const Points at = own.at(threshold.value);
      const auto end = [&](const std::optional<double>& bound, Points otherwise) {
        return bound && showable(*bound, other.kind()) ? other.at(*bound) : otherwise;
      };
      const Points from = end(threshold.from, other.from());
      const Points to = end(threshold.to, other.to());
      line = vertical ? Segment{{at, from}, {at, to}} : Segment{{from, at}, {to, at}};
      canvas.line(line.from, line.to, threshold_stroke(canvas.theme()));
    }
    lines.push_back(line);
  }
  return lines;
}

std::vector<LabelPlace> places_along(const Segment& line, Size label) {
  constexpr Points kGap = 2;
  constexpr int kSteps = 12;
  const bool vertical = line.from.x == line.to.x;
  std::vector<LabelPlace> places;
  const auto add = [&](Points x, Points y, double cost) {
    places.push_back({{x, y, label.width, label.height}, cost, {}});
  };
  for (int step = 0; step <= kSteps; ++step) {
    const double part = static_cast<double>(step) / kSteps;
    const double cost = part * 2;
    if (vertical) {
      const Points top = std::min(line.from.y, line.to.y);
      const Points bottom = std::max(line.from.y, line.to.y);
      const Points y = top + part * std::max(0.0, bottom - top - label.height);
      add(line.from.x + kGap, y, cost);
      add(line.from.x - kGap - label.width, y, cost + 0.1);
    } else {
      const Points left = std::min(line.from.x, line.to.x);
      const Points right = std::max(line.from.x, line.to.x);
      const Points x = right - label.width - part * std::max(0.0, right - left - label.width);
      add(x, line.from.y - label.height, cost);
      add(x, line.from.y + kGap / 2, cost + 0.1);
    }
  }
  return places;
}

void include_thresholds(const Chart& chart, Range& x, Range& y) {
  for (const ChartThreshold& threshold : chart.thresholds) {
    const bool vertical = threshold.axis == Direction::x;
    const Axis::Scale scale = vertical ? chart.x.scale : chart.y.scale;
    if (showable(threshold.value, scale))
      (vertical ? x : y).include(clamp_to_axis(threshold.value, scale));
  }
}

}  // namespace quire::core::charts
