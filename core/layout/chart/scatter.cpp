#include <algorithm>

#include "layout/chart/kinds.hpp"
#include "layout/chart/marks.hpp"
#include "layout/chart/palette.hpp"
#include "layout/chart/plot_labels.hpp"
#include "layout/chart/regions.hpp"

namespace quire::core::charts {
namespace {

constexpr Points kHalfHeight = mm(64);
constexpr Points kFullHeight = mm(86);
constexpr Points kFullFrom = mm(120);  // wider frames are full
constexpr double kWidestLabel = 0.4;   // of the plot
constexpr double kBoxTint = 0.2;

struct Mark {
  const ChartPoint* point = nullptr;
  std::size_t series = 0;
  Color color;
  Extent x;
  Extent y;
};

/// Points with a place; the others go to `notes`.
///
/// The colour of a series where there are several. With something highlighted in the first, that
/// one is the subject and the others are its context.
Color series_color(const Chart& chart, const Theme& theme, std::size_t series) {
  const bool is_context = series > 0 && any_highlighted(chart);
  return is_context ? context_color(theme) : theme.series[series % theme.series.size()];
}

/// One series has its highlighted marks in the accent and the rest in grey; several are told apart
/// by their colours and shapes.
std::vector<Mark> read_marks(const Chart& chart, const Theme& theme, Notes& notes) {
  std::vector<Mark> marks;
  std::vector<std::string> unknown;
  std::vector<std::string> not_positive;
  std::vector<std::string> infinite;
  const bool any = chart.series.size() == 1 && any_highlighted(chart);
  for (std::size_t i = 0; i < chart.series.size(); ++i)
    for (const ChartPoint& point : chart.series[i].points) {
      const Reading x = read(point.x, chart.x.scale);
      const Reading y = read(point.y, chart.y.scale);
      if (x.known() && y.known()) {
        const Color color =
            any ? mark_color(theme, i, point.highlighted, any) : series_color(chart, theme, i);
        marks.push_back({&point, i, color, x.extent, y.extent});
        continue;
      }
      const auto either = [&](Reading::Kind kind) { return x.kind == kind || y.kind == kind; };
      (either(Reading::Kind::unknown)    ? unknown
       : either(Reading::Kind::infinite) ? infinite
                                         : not_positive)
          .push_back(point.label + " (" + format(point.x) + "; " + format(point.y) + ")");
    }
  notes.add_names("Not drawn, a value is not known (x; y)", std::move(unknown));
  notes.add_names("Not drawn, infinite (x; y)", std::move(infinite));
  notes.add_names("Without a place on a log scale (x; y)", std::move(not_positive));
  return marks;
}

/// The rectangle that the values span, a point if they are exact.
Rect span_of(const Mark& mark, const Plot& plot) {
  const Points left = mark.x.open_low ? plot.x.from() : plot.x.at(mark.x.low);
  const Points right = mark.x.open_high ? plot.x.to() : plot.x.at(mark.x.high);
  const Points bottom = mark.y.open_low ? plot.y.from() : plot.y.at(mark.y.low);
  const Points top = mark.y.open_high ? plot.y.to() : plot.y.at(mark.y.high);
  return {left, top, right - left, bottom - top};
}

Point middle_of(const Rect& span) { return {span.x + span.width / 2, span.y + span.height / 2}; }

/// An interval both ways is a box, one way a whisker, neither a mark.
void draw(Canvas& canvas, const Mark& mark, const Plot& plot) {
  const Color color = mark.color;
  const Rect span = span_of(mark, plot);
  const Stroke edge{color, kWhiskerWidth, {}};
  const bool undetermined = mark.point->state == "undetermined";
  if (!mark.x.exact() && !mark.y.exact()) {
    canvas.rectangle(span, undetermined ? std::nullopt : std::optional(canvas.tint(color, kBoxTint)),
                     edge);
    return;
  }
  if (!mark.x.exact() || !mark.y.exact()) {
    const Point at = middle_of(span);
    mark.y.exact() ? canvas.line({span.x, at.y}, {span.right(), at.y}, edge)
                   : canvas.line({at.x, span.y}, {at.x, span.bottom()}, edge);
  }
  // Where a mark stands on a whisker it would claim a point that nobody knows: bare ends instead.
  if (mark.x.exact() && mark.y.exact())
    draw_mark(canvas, mark_shape(mark.series), middle_of(span), kMarkRadius, color,
              undetermined ? MarkFill::hollow : MarkFill::solid);
}

std::vector<LegendEntry> legend_of(const Chart& chart, const Theme& theme,
                                   const std::vector<Mark>& marks) {
  std::vector<LegendEntry> entries;
  const auto add = [&](std::string words, std::size_t series, Color color, MarkFill fill) {
    entries.push_back({std::move(words), [=](Canvas& canvas, const Rect& area) {
                         draw_mark(canvas, mark_shape(series),
                                   {area.right() - kMarkRadius * 1.3, area.y + area.height / 2},
                                   kMarkRadius, color, fill);
                       }});
  };
  if (chart.series.size() > 1)
    for (std::size_t i = 0; i < chart.series.size(); ++i)
      add(chart.series[i].title, i, series_color(chart, theme, i), MarkFill::solid);
  if (std::any_of(marks.begin(), marks.end(),
                  [](const Mark& mark) { return mark.point->state == "undetermined"; }))
    add("undetermined", 0, context_color(theme), MarkFill::hollow);
  if (std::any_of(marks.begin(), marks.end(),
                  [](const Mark& mark) { return !mark.x.exact() || !mark.y.exact(); }))
    entries.push_back({"between these values", [](Canvas& canvas, const Rect& area) {
                         canvas.rectangle(area, canvas.tint(context_color(canvas.theme()), kBoxTint),
                                          Stroke{context_color(canvas.theme()), kWhiskerWidth, {}});
                       }});
  return entries;
}

/// What labels have to stay off (marks) and had better not cross (whiskers, edges of boxes).
LabelSurroundings surroundings_of(const std::vector<Mark>& marks, const Plot& plot,
                                  std::vector<Segment> lines) {
  LabelSurroundings around{plot.area, {}, std::move(lines)};
  for (const Mark& mark : marks) {
    const Rect span = span_of(mark, plot);
    const Point at = middle_of(span);
    if (mark.x.exact() && mark.y.exact()) {
      around.obstacles.push_back(
          {at.x - kMarkRadius, at.y - kMarkRadius, 2 * kMarkRadius, 2 * kMarkRadius});
      continue;
    }
    around.lines.push_back({{span.x, span.y}, {span.right(), span.y}});
    around.lines.push_back({{span.x, span.bottom()}, {span.right(), span.bottom()}});
    around.lines.push_back({{span.x, span.y}, {span.x, span.bottom()}});
    around.lines.push_back({{span.right(), span.y}, {span.right(), span.bottom()}});
  }
  return around;
}

/// The mark's name and where it could stand: around the mark, or by the corners of what an interval
/// spans.
PlotLabel mark_label(const Canvas& canvas, const Mark& mark, const Plot& plot) {
  const Rect span = span_of(mark, plot);
  const bool exact = mark.x.exact() && mark.y.exact();
  const auto label_at = [&](Point at) {
    return point_label(canvas, mark.point->label,
                       mark.point->highlighted ? canvas.strong_label() : canvas.label(), at,
                       exact ? kMarkRadius : 0.5, plot.area.width * kWidestLabel);
  };
  if (exact) return label_at(middle_of(span));
  PlotLabel label = label_at({span.right(), span.y});
  for (Point corner :
       {Point{span.right(), span.bottom()}, Point{span.x, span.y}, Point{span.x, span.bottom()}})
    for (const LabelPlace& place : label_at(corner).places) label.places.push_back(place);
  return label;
}

/// Names of all marks, the highlighted first. Those that no plot has room for have no places.
std::vector<PlotLabel> mark_labels(const Canvas& canvas, const std::vector<Mark>& marks,
                                   const Plot& plot) {
  std::vector<PlotLabel> labels;
  for (bool now : {true, false})
    for (const Mark& mark : marks) {
      if (mark.point->label.empty() || mark.point->highlighted != now) continue;
      labels.push_back(labels.size() < kMostLabels
                           ? mark_label(canvas, mark, plot)
                           : PlotLabel{mark.point->label, canvas.label(), {}, kPlain, {}});
      labels.back().importance = now ? kHighlighted : kPlain;
    }
  return labels;
}

/// Where forecasts come true as often as they say.
std::optional<Segment> draw_diagonal(Canvas& canvas, const Plot& plot) {
  const double low = std::max(plot.x.low(), plot.y.low());
  const double high = std::min(plot.x.high(), plot.y.high());
  if (low >= high) return {};
  const Segment line{{plot.x.at(low), plot.y.at(low)}, {plot.x.at(high), plot.y.at(high)}};
  canvas.line(line.from, line.to, threshold_stroke(canvas.theme()));
  return line;
}

PlotLabel diagonal_label(const Canvas& canvas, const Segment& line, const Plot& plot) {
  constexpr double kAlong = 0.8;  // from its low end, where few forecasts are
  const Point at{line.from.x + kAlong * (line.to.x - line.from.x),
                 line.from.y + kAlong * (line.to.y - line.from.y)};
  PlotLabel label = point_label(canvas, "as forecast", canvas.label(), at, 1,
                                plot.area.width * kWidestLabel);
  label.importance = kThreshold;
  return label;
}

enum class Diagonal { none, drawn };

Frame draw_points(const Chart& chart, Diagonal diagonal, Points width, Canvas canvas) {
  Notes notes;
  const std::vector<Mark> marks = read_marks(chart, canvas.theme(), notes);
  if (marks.empty()) return draw_nothing_known(std::move(canvas), notes, width);
  PlotRequest request;
  request.width = width;
  request.height = canvas.height(width > kFullFrom ? kFullHeight : kHalfHeight);
  include_thresholds(chart, request.x, request.y);
  for (const Mark& mark : marks) {
    request.x.include(mark.x);
    request.y.include(mark.y);
  }
  include_regions(chart, request.x, request.y);
  request.top = draw_legend(canvas, legend_of(chart, canvas.theme(), marks), 0, width);
  request.top += draw_y_title(canvas, axis_title(chart.y), chart.x.scale == Axis::Scale::time,
                              request.top, width);
  const Plot plot = plan_plot(chart, request, canvas);

  const std::vector<Rect> regions = draw_regions(canvas, chart, plot, notes);
  draw_axes(canvas, plot, Grid::both, width);
  std::vector<Segment> lines = draw_thresholds(canvas, chart, plot);
  auto labels = threshold_labels(canvas, chart, plot, lines);
  if (diagonal == Diagonal::drawn)
    if (const auto line = draw_diagonal(canvas, plot)) {
      labels.push_back(diagonal_label(canvas, *line, plot));
      lines.push_back(*line);
    }
  // Highlighted marks lie on top, then earlier series on later ones.
  std::vector<Mark> bottom_up(marks.rbegin(), marks.rend());
  std::stable_partition(bottom_up.begin(), bottom_up.end(),
                        [](const Mark& mark) { return !mark.point->highlighted; });
  for (const Mark& mark : bottom_up) draw(canvas, mark, plot);

  for (PlotLabel& label : region_labels(canvas, chart, regions, notes))
    labels.push_back(std::move(label));
  for (PlotLabel& label : mark_labels(canvas, marks, plot)) labels.push_back(std::move(label));
  notes.add_names("Not labelled",
                  draw_labels(canvas, std::move(labels), surroundings_of(marks, plot, lines)));

  Points bottom = plot.area.bottom() + 2 + tick_label_height(plot.x_plan, canvas);
  bottom += draw_x_title(canvas, chart.x, bottom, width);
  bottom += notes.draw(canvas, bottom, width);
  return std::move(canvas).finish({width, bottom + 2});
}

}  // namespace

Frame draw_scatter(const Chart& chart, Points width, Canvas canvas) {
  return draw_points(chart, Diagonal::none, width, std::move(canvas));
}

Frame draw_calibration(const Chart& chart, Points width, Canvas canvas) {
  Chart percent = chart;
  for (Axis* axis : {&percent.x, &percent.y}) {
    axis->scale = Axis::Scale::linear;
    axis->minimum = 0;
    axis->maximum = 100;
  }
  return draw_points(percent, Diagonal::drawn, width, std::move(canvas));
}

}  // namespace quire::core::charts
