#include "layout/chart/line_series.hpp"

#include <algorithm>
#include <cmath>

#include "layout/chart/marks.hpp"
#include "layout/chart/palette.hpp"
#include "layout/chart/steps.hpp"

namespace quire::core::charts {
namespace {

constexpr Points kStroke = 1.5;
constexpr Points kHighlightStroke = 2.25;
constexpr Points kContextStroke = 0.75;

void set_look(LineSeries& line, std::size_t index, std::size_t count, bool any_highlighted,
              const Theme& theme) {
  const bool crowd = count > kMostColors;
  line.color = mark_color(theme, index, line.highlighted, any_highlighted || crowd);
  if (count >= kCrowd && !line.highlighted) line.color = theme.ghost;
  line.stroke_width = line.highlighted ? kHighlightStroke : crowd ? kContextStroke : kStroke;
}

/// A value between two gaps has no line: a dot, or a whisker for an interval.
void draw_lone_points(Canvas& canvas, const LineSeries& series, const Plot& plot) {
  const auto& points = series.points;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool before = i > 0 && points[i - 1].y.known();
    // A step is drawn as far as the next point, whether that is known or not.
    const bool after = i + 1 < points.size() && (series.stepped || points[i + 1].y.known());
    if (!points[i].y.known() || before || after) continue;
    const LineBounds at = bounds_of(points[i], plot);
    if (exact(points[i]))
      canvas.circle({at.x, at.low}, kDotRadius, series.color);
    else
      canvas.line({at.x, at.low}, {at.x, at.high}, {series.color, series.stroke_width, {}});
  }
}

}  // namespace

Points line_plot_height(Points width, const Canvas& canvas) {
  constexpr Points kFullFrom = mm(120);  // wider frames are full
  return canvas.height(width > kFullFrom ? mm(64) : mm(50));
}

LineBounds bounds_of(const LinePoint& point, const Plot& plot) {
  const Extent& extent = point.y.extent;
  return {plot.x.at(point.x), extent.open_low ? plot.y.from() : plot.y.at(extent.low),
          extent.open_high ? plot.y.to() : plot.y.at(extent.high)};
}

bool exact(const LinePoint& point) { return point.y.known() && point.y.extent.exact(); }

std::vector<LineSeries> read_lines(const Chart& chart, const Theme& theme, Notes& notes,
                                   LineOrder order) {
  const bool any = any_highlighted(chart);
  std::vector<LineSeries> lines;
  std::vector<std::string> without_x;
  std::vector<std::string> not_positive;
  std::vector<std::string> infinite;
  std::vector<std::string> not_known;  // series without a known value
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    const ChartSeries& series = chart.series[i];
    LineSeries line;
    line.title = series.title;
    line.highlighted = highlighted(series);
    line.stepped = chart.kind == Chart::Kind::step;
    set_look(line, i, chart.series.size(), any, theme);
    for (const ChartPoint& point : series.points) {
      const std::string& name = point.label.empty() ? series.title : point.label;
      const Reading x = read(point.x, chart.x.scale);
      if (!x.known()) {
        without_x.push_back(name);
        continue;
      }
      const Reading y = read(point.y, chart.y.scale);
      if (y.kind == Reading::Kind::not_positive)
        not_positive.push_back(name + " (" + format(point.y) + ")");
      if (y.kind == Reading::Kind::infinite) infinite.push_back(name);
      // A period is as good as its middle here.
      line.points.push_back({(x.extent.low + x.extent.high) / 2, y, point.label});
      if (const Reading since = read(point.x_before, chart.x.scale); since.known() && since.extent.exact())
        line.points.back().since = since.extent.low;
    }
    const auto is_unknown = [](const LinePoint& point) { return point.y.kind == Reading::Kind::unknown; };
    if (!line.points.empty() && std::all_of(line.points.begin(), line.points.end(), is_unknown)) not_known.push_back(series.title);
    std::stable_sort(line.points.begin(), line.points.end(),
                     [](const LinePoint& a, const LinePoint& b) { return a.x < b.x; });
    lines.push_back(std::move(line));
  }
  if (order == LineOrder::highlighted_last)
    std::stable_partition(lines.begin(), lines.end(),
                        [](const LineSeries& line) { return !line.highlighted; });
  notes.add_names("Not drawn, place on the axis not known", std::move(without_x));
  notes.add_names("Not drawn, infinite", std::move(infinite));
  if (not_known.size() < chart.series.size()) notes.add_names("n/k", std::move(not_known));
  notes.add_names("Without a place on a log scale", std::move(not_positive));
  return lines;
}

void draw_band(Canvas& canvas, const LineSeries& series, const Plot& plot) {
  if (series.stepped) return draw_step_bands(canvas, series, plot);
  std::vector<Point> low;
  std::vector<Point> high;
  const auto end_run = [&] {
    if (low.size() > 1) {
      std::vector<Point> outline = low;
      outline.insert(outline.end(), high.rbegin(), high.rend());
      canvas.polygon(outline, canvas.tint(series.color, kBandTint));
      canvas.polyline(low, {series.color, kBandEdge, {}});
      canvas.polyline(high, {series.color, kBandEdge, {}});
    }
    low.clear();
    high.clear();
  };
  const auto& points = series.points;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const bool band = points[i - 1].y.known() && points[i].y.known() &&
                      !(exact(points[i - 1]) && exact(points[i]));
    if (!band) {
      end_run();
      continue;
    }
    for (std::size_t at : {i - 1, i}) {
      if (at + 1 == i && !low.empty()) continue;
      const LineBounds bounds = bounds_of(points[at], plot);
      low.push_back({bounds.x, bounds.low});
      high.push_back({bounds.x, bounds.high});
    }
  }
  end_run();
}

void draw_line(Canvas& canvas, const LineSeries& series, const Plot& plot) {
  if (series.stepped) draw_steps(canvas, series, plot);
  std::vector<Point> run;
  const auto end_run = [&] {
    canvas.polyline(run, {series.color, series.stroke_width, {}});
    run.clear();
  };
  for (const LinePoint& point : series.points) {
    if (!exact(point) || series.stepped) {
      end_run();
      continue;
    }
    const LineBounds at = bounds_of(point, plot);
    run.push_back({at.x, at.low});
  }
  end_run();
  draw_lone_points(canvas, series, plot);
  const bool context = series.stroke_width < kStroke;
  if (!context && !series.points.empty() && exact(series.points.back()))
    canvas.circle(*end_of(series, plot), std::max(kDotRadius, series.stroke_width), series.color);
}

std::optional<Point> end_of(const LineSeries& series, const Plot& plot) {
  for (std::size_t i = series.points.size(); i-- > 0;) {
    if (!series.points[i].y.known()) continue;
    const LineBounds at = bounds_of(series.points[i], plot);
    return Point{at.x, (at.low + at.high) / 2};
  }
  return {};
}

std::vector<NamedPoint> draw_named_points(Canvas& canvas, const LineSeries& series,
                                          const Plot& plot) {
  std::vector<NamedPoint> named;
  for (const LinePoint& point : series.points) {
    if (point.name.empty() || !exact(point)) continue;
    const LineBounds at = bounds_of(point, plot);
    named.push_back({point.name, {at.x, at.low}});
    canvas.circle(named.back().at, kNamedRadius, series.color,
                  Stroke{canvas.theme().paper, 0.6, {}});
  }
  return named;
}

std::vector<Segment> draw_arrows_back(Canvas& canvas, const LineSeries& series, const Plot& plot) {
  const Color color = canvas.theme().muted;
  std::vector<Segment> lines;
  for (const LinePoint& point : series.points) {
    if (!point.since || !exact(point)) continue;
    const LineBounds at = bounds_of(point, plot);
    const Point tip{plot.x.at(*point.since), at.low};
    const Points direction = tip.x < at.x ? -1 : 1;
    if (std::abs(tip.x - at.x) < kNamedRadius + kArrowLength) continue;  // no room for one
    const Segment line{{at.x + direction * kNamedRadius, at.low}, {tip.x - direction * kArrowLength, at.low}};
    canvas.line(line.from, line.to, {color, kWhiskerWidth, {1.5, 1.5}});
    draw_arrow_head(canvas, tip, direction, color);
    lines.push_back({{at.x, at.low}, tip});
  }
  return lines;
}

std::vector<Segment> segments_of(const std::vector<LineSeries>& lines, const Plot& plot) {
  std::vector<Segment> segments;
  for (const LineSeries& line : lines) {
    for (std::size_t i = 1; i < line.points.size(); ++i) {
      if (!line.points[i - 1].y.known() || !line.points[i].y.known()) continue;
      const LineBounds a = bounds_of(line.points[i - 1], plot);
      const LineBounds b = bounds_of(line.points[i], plot);
      const bool band = !exact(line.points[i - 1]) || !exact(line.points[i]);
      if (line.stepped) {
        segments.push_back({{a.x, a.low}, {b.x, a.low}});
        segments.push_back({{b.x, a.low}, {b.x, b.low}});
        if (band) segments.push_back({{a.x, a.high}, {b.x, a.high}});
        continue;
      }
      segments.push_back({{a.x, a.low}, {b.x, b.low}});
      if (band) segments.push_back({{a.x, a.high}, {b.x, b.high}});
    }
  }
  return segments;
}

}  // namespace quire::core::charts
