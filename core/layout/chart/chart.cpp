#include "layout/chart/chart.hpp"

#include <algorithm>

#include "layout/chart/kinds.hpp"
#include "layout/chart/notes.hpp"

namespace quire::core {
namespace {

using charts::Canvas;

// Below this no axis with labels can be drawn.
constexpr Points kNarrowest = mm(30);

bool has_data(const Chart& chart) {
  if (chart.kind == Chart::Kind::network) return !chart.nodes.empty();
  return std::any_of(chart.series.begin(), chart.series.end(),
                     [](const ChartSeries& series) { return !series.points.empty(); });
}

}  // namespace

Frame draw_chart(const Chart& chart, Points width, const Theme& theme, TagId tag, Shaper& shaper,
                 double height_scale) {
  Canvas canvas(theme, tag, shaper, height_scale);
  if (!has_data(chart)) return charts::draw_panel(std::move(canvas), "No data", {}, width);
  if (!(width >= kNarrowest))
    return charts::draw_panel(std::move(canvas), "Too narrow to draw", {}, width);
  const auto draw = [&](auto* kind) { return kind(chart, width, std::move(canvas)); };
  switch (chart.kind) {
    case Chart::Kind::bar:
      // Bars of several series need names for them.
      return chart.series.size() > 1 ? draw(charts::draw_grouped_bar) : draw(charts::draw_bar);
    case Chart::Kind::grouped_bar:
      return draw(charts::draw_grouped_bar);
    case Chart::Kind::line:
    case Chart::Kind::step:
      return draw(charts::draw_line);
    case Chart::Kind::scatter:
      return draw(charts::draw_scatter);
    case Chart::Kind::dot:
      return draw(charts::draw_dot);
    case Chart::Kind::dumbbell:
      return draw(charts::draw_dumbbell);
    case Chart::Kind::stacked_bar:
      return draw(charts::draw_stacked_bar);
    case Chart::Kind::heat_map:
      return draw(charts::draw_heat_map);
    case Chart::Kind::risk_matrix:
      return draw(charts::draw_risk_matrix);
    case Chart::Kind::network:
      return draw(charts::draw_network);
    case Chart::Kind::timeline:
      return draw(charts::draw_timeline);
    case Chart::Kind::lollipop:
      return draw(charts::draw_lollipop);
    case Chart::Kind::column:
      return draw(charts::draw_column);
    case Chart::Kind::stacked_amount:
      return draw(charts::draw_stacked_amount);
    case Chart::Kind::area:
      return draw(charts::draw_area);
    case Chart::Kind::small_multiples:
      return draw(charts::draw_small_multiples);
    case Chart::Kind::calibration:
      return draw(charts::draw_calibration);
    case Chart::Kind::slope:
      return draw(charts::draw_slope);
  }
  return draw(charts::draw_bar);
}

}  // namespace quire::core
