#include <algorithm>

#include "base/counted.hpp"
#include "layout/chart/end_labels.hpp"
#include "layout/chart/kinds.hpp"
#include "layout/chart/line_series.hpp"
#include "layout/chart/plot_labels.hpp"

namespace quire::core::charts {
namespace {

constexpr double kWidestNames = 0.28;   // of the frame
constexpr double kWidestInside = 0.45;  // where a name may stand inside the plot

}  // namespace

Frame draw_line(const Chart& chart, Points width, Canvas canvas) {
  Notes notes;
  const std::vector<LineSeries> lines = read_lines(chart, canvas.theme(), notes);
  Range x;
  Range thresholds;
  include_thresholds(chart, x, thresholds);
  Range data = thresholds;
  bool any_known = false;
  for (const LineSeries& line : lines)
    for (const LinePoint& point : line.points) {
      x.include(point.x);
      if (point.since) x.include(*point.since);
      any_known |= point.y.known();
      if (point.y.known()) data.include(point.y.extent);
    }
  if (!any_known) return draw_nothing_known(std::move(canvas), notes, width);
  const Range y = with_zero_if_near(chart.y, data);

  const auto names = plan_end_labels(lines, x, chart.x.scale, width * kWidestNames, canvas);
  PlotRequest request{
      x, y, 0, width, line_plot_height(width, canvas), gutter_for(names)};
  const bool on_right = chart.x.scale == Axis::Scale::time;
  request.top = draw_y_title(canvas, value_axis_title(chart.y, y), on_right, 0, width);
  const Plot plot = plan_plot(chart, request, canvas);

  draw_axes(canvas, plot, Grid::y_only, width);
  const std::vector<Segment> threshold_lines = draw_thresholds(canvas, chart, plot);
  for (const LineSeries& line : lines) draw_band(canvas, line, plot);
  for (const LineSeries& line : lines) draw_line(canvas, line, plot);

  std::vector<Segment> arrows;
  for (const LineSeries& line : lines)
    for (const Segment& arrow : draw_arrows_back(canvas, line, plot)) arrows.push_back(arrow);

  std::vector<NamedPoint> named;
  for (const LineSeries& line : lines)
    for (NamedPoint& point : draw_named_points(canvas, line, plot))
      named.push_back(std::move(point));

  std::vector<std::string> dropped;
  LabelSurroundings around{plot.area, draw_end_labels(canvas, names, lines, plot, dropped),
                           segments_of(lines, plot)};
  around.area.width += plot.gutter;
  around.lines.insert(around.lines.end(), threshold_lines.begin(), threshold_lines.end());
  around.lines.insert(around.lines.end(), arrows.begin(), arrows.end());
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
  if (!plot.x_plan.time()) bottom += draw_x_title(canvas, chart.x, bottom, width);
  bottom += notes.draw(canvas, bottom, width);
  return std::move(canvas).finish({width, bottom + 2});
}

}  // namespace quire::core::charts
