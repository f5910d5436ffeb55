#include <algorithm>
#include <map>

#include "layout/chart/end_labels.hpp"
#include "layout/chart/kinds.hpp"
#include "layout/chart/line_series.hpp"
#include "layout/chart/palette.hpp"
#include "layout/chart/plot_labels.hpp"

namespace quire::core::charts {
namespace {

constexpr std::size_t kMostSeries = 6;
constexpr double kWidestNames = 0.28;  // of the frame
constexpr double kFill = 0.75;         // of the colour
constexpr double kPossibleFill = 0.25;

/// What one series adds on top of those below it: certain to its low end, possible to its high one.
struct Layer {
  LineSeries certain;
  LineSeries possible;
};

LinePoint between(double x, double low, double high) {
  return {x, {Reading::Kind::known, {low, high, false, false}}, ""};
}

/// Layers from the bottom. Where any part is not known neither is the total: a gap in all.
std::vector<Layer> read_layers(const std::vector<LineSeries>& lines) {
  std::map<double, std::vector<const Reading*>> parts;  // by x, one a line
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (const LinePoint& point : lines[i].points) {
      auto& at = parts[point.x];
      at.resize(lines.size());
      at[i] = &point.y;
    }
  std::vector<Layer> layers;
  layers.reserve(lines.size());
  for (const LineSeries& line : lines) layers.push_back({line, line});
  for (Layer& layer : layers) layer.certain.points.clear(), layer.possible.points.clear();
  for (const auto& [x, readings] : parts) {
    const bool known = std::all_of(readings.begin(), readings.end(), [](const Reading* reading) {
      return reading != nullptr && reading->known() && !reading->extent.open_high &&
             reading->extent.low >= 0;
    });
    double base = 0;
    for (std::size_t i = 0; i < layers.size(); ++i) {
      if (!known) {
        layers[i].certain.points.push_back({x, {}, ""});
        layers[i].possible.points.push_back({x, {}, ""});
        continue;
      }
      const Extent& extent = readings[i]->extent;
      layers[i].certain.points.push_back(between(x, base, base + extent.low));
      layers[i].possible.points.push_back(between(x, base + extent.low, base + extent.high));
      base += extent.high;
    }
  }
  return layers;
}

void fill(Canvas& canvas, const LineSeries& series, double part, const Plot& plot) {
  std::vector<Point> low;
  std::vector<Point> high;
  const auto end_run = [&] {
    if (low.size() > 1) {
      low.insert(low.end(), high.rbegin(), high.rend());
      canvas.polygon(low, canvas.tint(series.color, part), Stroke{canvas.theme().paper, 0.5, {}});
    } else if (!low.empty()) {
      // A period between two gaps.
      canvas.line(low[0], high[0], {series.color, series.stroke_width, {}});
    }
    low.clear();
    high.clear();
  };
  for (const LinePoint& point : series.points) {
    if (!point.y.known()) {
      end_run();
      continue;
    }
    const LineBounds at = bounds_of(point, plot);
    low.push_back({at.x, at.low});
    high.push_back({at.x, at.high});
  }
  end_run();
}

bool thick(const LineSeries& series) {
  return std::any_of(series.points.begin(), series.points.end(), [](const LinePoint& point) {
    return point.y.known() && point.y.extent.high > point.y.extent.low;
  });
}

}  // namespace

Frame draw_area(const Chart& asked, Points width, Canvas canvas) {
  Notes notes;
  Chart chart = asked;
  // Layers add up on a linear scale only.
  chart.y.scale = Axis::Scale::linear;
  std::vector<std::string> left_out;
  for (std::size_t i = kMostSeries; i < chart.series.size(); ++i)
    left_out.push_back(chart.series[i].title);
  notes.add_names("Left out, an area chart has six layers", std::move(left_out));
  if (chart.series.size() > kMostSeries) chart.series.resize(kMostSeries);
  // Every layer has its own colour and keeps its place: nothing stands out.
  for (ChartSeries& series : chart.series)
    for (ChartPoint& point : series.points) point.highlighted = false;
  const std::vector<LineSeries> lines = read_lines(chart, canvas.theme(), notes);
  const std::vector<Layer> layers = read_layers(lines);

  Range x;
  Range y;
  include_thresholds(chart, x, y);
  bool any_known = false;
  bool any_gap = false;
  for (const Layer& layer : layers)
    for (const LinePoint& point : layer.possible.points) {
      x.include(point.x);
      if (point.y.known()) y.include(point.y.extent);
      any_known |= point.y.known();
      any_gap |= !point.y.known();
    }
  if (!any_known) return draw_nothing_known(std::move(canvas), notes, width);
  if (any_gap) notes.add("Gaps: a part of the total is not known");
  y = with_zero(y);

  std::vector<LineSeries> whole;  // each layer from its base to its possible end, for its name
  for (const Layer& layer : layers) {
    whole.push_back(layer.certain);
    for (std::size_t i = 0; i < whole.back().points.size(); ++i)
      whole.back().points[i].y.extent.high = layer.possible.points[i].y.extent.high;
  }
  const auto names = plan_end_labels(whole, x, chart.x.scale, width * kWidestNames, canvas);
  PlotRequest request{
      x, y, 0, width, line_plot_height(width, canvas), gutter_for(names)};
  request.top =
      draw_y_title(canvas, axis_title(chart.y), chart.x.scale == Axis::Scale::time, 0, width);
  const Plot plot = plan_plot(chart, request, canvas);
  draw_axes(canvas, plot, Grid::y_only, width);
  for (const Layer& layer : layers) {
    fill(canvas, layer.certain, kFill, plot);
    if (thick(layer.possible)) fill(canvas, layer.possible, kPossibleFill, plot);
  }
  const std::vector<Segment> threshold_lines = draw_thresholds(canvas, chart, plot);

  std::vector<std::string> dropped;
  LabelSurroundings around{plot.area, draw_end_labels(canvas, names, whole, plot, dropped), threshold_lines};
  auto labels = threshold_labels(canvas, chart, plot, threshold_lines);
  for (const EndLabel& name : names)
    if (const auto end = end_of(whole[name.line], plot); end && !name.reaches_edge)
      labels.push_back(point_label(canvas, whole[name.line].title, name.role, *end, 1, width / 2));
  for (std::string& name : draw_labels(canvas, std::move(labels), around))
    dropped.push_back(std::move(name));
  notes.add_names("Not labelled", std::move(dropped));

  Points bottom = plot.area.bottom() + 2 + tick_label_height(plot.x_plan, canvas);
  if (!plot.x_plan.time()) bottom += draw_x_title(canvas, chart.x, bottom, width);
  bottom += notes.draw(canvas, bottom, width);
  return std::move(canvas).finish({width, bottom + 2});
}

}  // namespace quire::core::charts
