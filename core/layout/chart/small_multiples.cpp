#include <algorithm>

#include "layout/chart/kinds.hpp"
#include "layout/chart/line_series.hpp"
#include "layout/chart/palette.hpp"

namespace quire::core::charts {
namespace {

constexpr std::size_t kMostPanels = 12;
constexpr Points kFullFrom = mm(120);  // wider frames are full
constexpr Points kFullHeight = mm(25);
constexpr Points kHalfHeight = mm(18);
constexpr Points kPanelGap = 14;
constexpr Points kRowGap = 4;
constexpr Points kTickGap = 4;
constexpr Points kLabelGap = 3;  // least space between tick labels

std::size_t columns_for(std::size_t panels, Points width) {
  if (width <= kFullFrom) return std::min<std::size_t>(panels, 2);
  return panels <= 4 ? panels : panels <= 6 ? 3 : 4;
}

/// Labels below a panel, none beyond its share of the gap to its neighbours.
void draw_panel_ticks(Canvas& canvas, const Plot& plot) {
  const TextRole& role = canvas.label();
  const Points left_most = plot.area.x - kTickGap;
  const Points right_most = plot.area.right() + kTickGap;
  const auto draw = [&](const std::string& label, Points at, Points baseline, Points& end) {
    const Points size = canvas.width_of(label, role);
    if (label.empty() || size > right_most - left_most) return;
    const Points left = std::clamp(at - size / 2, left_most, right_most - size);
    if (left < end) return;
    canvas.text(label, {left, baseline}, role);
    end = left + size + kLabelGap;
  };
  Points label_end = -1e9;
  Points year_end = -1e9;
  for (const Tick& tick : plot.x_plan.ticks) {
    const Points x = plot.x.at(tick.value);
    const Points baseline = plot.area.bottom() + 4 + ascent(role);
    canvas.line({x, plot.area.bottom()}, {x, plot.area.bottom() + 2.5},
                {canvas.theme().muted, 0.4, {}});
    draw(tick.label, x, baseline, label_end);
    draw(tick.year, x, baseline + role.leading, year_end);
  }
}

Points tick_width(const AxisPlan& plan, const Canvas& canvas) {
  Points widest = 0;
  for (const Tick& tick : plan.ticks)
    widest = std::max(widest, canvas.width_of(tick.label, canvas.label()));
  return widest + kTickGap;
}

void draw_grid(Canvas& canvas, const Plot& plot, bool with_labels, Points width) {
  const TextRole& role = canvas.label();
  for (const Tick& tick : plot.y_plan.ticks) {
    const Points y = plot.y.at(tick.value);
    canvas.line({plot.area.x, y}, {plot.area.right(), y},
                tick.value == 0 ? zero_stroke(canvas.theme()) : grid_stroke(canvas.theme()));
    if (!with_labels) continue;
    const Points x = plot.y_on_right ? width : plot.area.x - kTickGap;
    canvas.text(tick.label, {x, y + role.size * 0.36}, role, Anchor::end);
  }
}

/// All lines of `chart` where `own` stands out before the others.
void draw_lines(Canvas& canvas, std::vector<LineSeries>& lines, std::size_t own, const Plot& plot) {
  const auto look = [&](LineSeries& line, Color color, Points stroke) {
    line.color = color;
    line.stroke_width = stroke;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == own) continue;
    look(lines[i], canvas.theme().ghost, 0.75);
    draw_line(canvas, lines[i], plot);
  }
  look(lines[own], lines[own].highlighted ? canvas.theme().accent : canvas.theme().series[0], 1.5);
  draw_band(canvas, lines[own], plot);
  draw_line(canvas, lines[own], plot);
}

}  // namespace

Frame draw_small_multiples(const Chart& asked, Points width, Canvas canvas) {
  Notes notes;
  Chart chart = asked;
  std::vector<std::string> left_out;
  for (std::size_t i = kMostPanels; i < chart.series.size(); ++i)
    left_out.push_back(chart.series[i].title);
  notes.add_names("Left out, there are twelve panels at most", std::move(left_out));
  if (chart.series.size() > kMostPanels) chart.series.resize(kMostPanels);
  std::vector<LineSeries> lines = read_lines(chart, canvas.theme(), notes, LineOrder::as_given);
  Range x;
  Range y;
  include_thresholds(chart, x, y);
  bool any_known = false;
  for (const LineSeries& line : lines)
    for (const LinePoint& point : line.points) {
      x.include(point.x);
      if (point.y.known()) y.include(point.y.extent);
      any_known |= point.y.known();
    }
  if (!any_known) return draw_nothing_known(std::move(canvas), notes, width);
  y = with_zero_if_near(chart.y, y);

  const std::size_t columns = columns_for(lines.size(), width);
  const TextRole& role = canvas.label();
  const Points height = canvas.height(width > kFullFrom ? kFullHeight : kHalfHeight);
  Plot plot;
  plot.y_on_right = chart.x.scale == Axis::Scale::time;
  plot.y_plan = plan_vertical_axis(chart.y, y, height);
  const Points ticks = tick_width(plot.y_plan, canvas);
  const Points gaps = kPanelGap * static_cast<double>(columns - 1) + kTickGap;
  const Points panel = std::max(1.0, (width - ticks - gaps) / static_cast<double>(columns));
  plot.x_plan = plan_horizontal_axis(chart.x, x, panel, canvas);

  Points top = draw_y_title(canvas, value_axis_title(chart.y, y), plot.y_on_right, 0, width);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t column = i % columns;
    const Points left =
        (plot.y_on_right ? kTickGap : ticks) + static_cast<double>(column) * (panel + kPanelGap);
    plot.area = {left, top + role.leading + 5, panel, height};
    plot.x = plot.x_plan.over(plot.area.x, plot.area.right());
    plot.y = plot.y_plan.over(plot.area.bottom(), plot.area.y);
    TextRole title = canvas.strong_label();
    canvas.text(canvas.fitted(lines[i].title, title, panel), {left, top + ascent(role)}, title);
    const bool last_column = column + 1 == columns || i + 1 == lines.size();
    draw_grid(canvas, plot, plot.y_on_right ? last_column && column + 1 == columns : column == 0,
              width);
    draw_thresholds(canvas, chart, plot);
    draw_lines(canvas, lines, i, plot);
    draw_panel_ticks(canvas, plot);
    if (last_column)
      top = plot.area.bottom() + 2 + tick_label_height(plot.x_plan, canvas) + kRowGap;
  }
  if (!plot.x_plan.time()) top += draw_x_title(canvas, chart.x, top - kRowGap, width);
  std::vector<std::string> thresholds;
  for (const ChartThreshold& threshold : chart.thresholds)
    if (!threshold.title.empty()) thresholds.push_back(threshold.title);
  notes.add_names("Dashed", std::move(thresholds));
  top += notes.draw(canvas, top, width);
  return std::move(canvas).finish({width, top + 2});
}

}  // namespace quire::core::charts
