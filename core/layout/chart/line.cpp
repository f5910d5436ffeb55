#include <algorithm>

#include "layout/chart/end_labels.hpp"
#include "layout/chart/kinds.hpp"
#include "layout/chart/line_series.hpp"
#include "layout/chart/plot_labels.hpp"

namespace quire::core::charts {
namespace {

constexpr Points kHalfHeight = mm(50);
constexpr Points kFullHeight = mm(64);
constexpr Points kFullFrom = mm(120);   // wider frames are full
constexpr double kNearZero = 0.4;       // data that reach this near to zero are shown with it
constexpr double kWidestNames = 0.28;   // of the frame
constexpr double kWidestInside = 0.45;  // where a name may stand inside the plot

/// A line need not start at zero; where it nearly does, it had better.
Range value_range(const Chart& chart, const std::vector<LineSeries>& lines, Range range) {
  for (const LineSeries& line : lines)
    for (const LinePoint& point : line.points)
      if (point.y.known()) range.include(point.y.extent);
  if (range.empty || chart.y.scale != Axis::Scale::linear) return range;
  const bool near = range.low >= 0    ? range.low < kNearZero * range.high
                    : range.high <= 0 ? range.high > kNearZero * range.low
                                      : true;
  return near ? with_zero(range) : range;
}

std::string y_title(const Axis& axis, const Range& data) {
  std::string title = axis_title(axis);
  const AxisPlan plan = plan_vertical_axis(axis, data, kHalfHeight);
  if (axis.scale == Axis::Scale::linear && (plan.low > 0 || plan.high < 0))
    title += (title.empty() ? "" : "; ") + std::string("axis does not start at zero");
  return title;
}

}  // namespace

Frame draw_line(const Chart& chart, Points width, Canvas canvas) {
  Notes notes;
  const std::vector<LineSeries> lines = read_lines(chart, canvas.theme(), notes);
  Range x;
  Range thresholds;
  include_thresholds(chart, x, thresholds);
  bool any_known = false;
  for (const LineSeries& line : lines)
    for (const LinePoint& point : line.points) {
      x.include(point.x);
      any_known |= point.y.known();
    }
  if (!any_known) return draw_nothing_known(std::move(canvas), notes, width);
  const Range y = value_range(chart, lines, thresholds);

  const auto names = plan_end_labels(lines, x, chart.x.scale, width * kWidestNames, canvas);
  PlotRequest request{
      x, y, 0, width, width > kFullFrom ? kFullHeight : kHalfHeight, gutter_for(names)};
  const bool on_right = chart.x.scale == Axis::Scale::time;
  request.top = draw_y_title(canvas, y_title(chart.y, y), on_right, 0, width);
  const Plot plot = plan_plot(chart, request, canvas);

  draw_axes(canvas, plot, Grid::y_only, width);
  const std::vector<Segment> threshold_lines = draw_thresholds(canvas, chart, plot);
  for (const LineSeries& line : lines) draw_band(canvas, line, plot);
  for (const LineSeries& line : lines) draw_line(canvas, line, plot);

  std::vector<NamedPoint> named;
  for (const LineSeries& line : lines)
    for (NamedPoint& point : draw_named_points(canvas, line, plot))
      named.push_back(std::move(point));

  std::vector<std::string> dropped;
  LabelSurroundings around{plot.area, draw_end_labels(canvas, names, lines, plot, dropped),
                           segments_of(lines, plot)};
  around.area.width += plot.gutter;
  for (const NamedPoint& point : named)
    around.obstacles.push_back(
        {point.at.x - kNamedRadius, point.at.y - kNamedRadius, 2 * kNamedRadius, 2 * kNamedRadius});
  auto labels = threshold_labels(canvas, chart, plot, threshold_lines);
  for (const EndLabel& name : names) {
    const LineSeries& line = lines[name.line];
    const auto end = end_of(line, plot);
    if (name.reaches_edge || !end) continue;
    labels.push_back(point_label(canvas, line.title, name.role, *end, line.stroke_width + 1,
                                 width * kWidestInside));
    labels.back().importance = line.highlighted ? kHighlighted : kPlain;
  }
  for (const NamedPoint& point : named)
    labels.push_back(point_label(canvas, point.name, canvas.label(), point.at, kNamedRadius,
                                 width * kWidestInside));
  for (std::string& name : draw_labels(canvas, std::move(labels), around))
    dropped.push_back(std::move(name));
  if (lines.size() >= kCrowd && !dropped.empty())
    notes.add("Not labelled: " + std::to_string(dropped.size()) + " of " +
              counted(lines.size(), "line"));
  else
    notes.add_names("Not labelled", std::move(dropped));

  Points bottom = plot.area.bottom() + 2 + tick_label_height(plot.x_plan, canvas);
  if (const std::string title = axis_title(chart.x); !title.empty() && !plot.x_plan.time()) {
    canvas.text(canvas.fitted(title, canvas.label(), width),
                {width, bottom + ascent(canvas.label())}, canvas.label(), Anchor::end);
    bottom += canvas.label().leading;
  }
  bottom += notes.draw(canvas, bottom, width);
  return std::move(canvas).finish({width, bottom + 2});
}

}  // namespace quire::core::charts
