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

Frame draw_chart(const Chart& chart, Points width, const Theme& theme, TagId tag, Shaper& shaper) {
  Canvas canvas(theme, tag, shaper);
  if (!has_data(chart)) return charts::draw_panel(std::move(canvas), "No data", {}, width);
  if (!(width >= kNarrowest))
    return charts::draw_panel(std::move(canvas), "Too narrow to draw", {}, width);
  switch (chart.kind) {
    case Chart::Kind::bar:
      // Bars of several series need names for them.
      if (chart.series.size() > 1) break;
      return charts::draw_bar(chart, width, std::move(canvas));
    case Chart::Kind::grouped_bar:
      break;
    case Chart::Kind::line:
    case Chart::Kind::step:
      return charts::draw_line(chart, width, std::move(canvas));
    case Chart::Kind::scatter:
      return charts::draw_scatter(chart, width, std::move(canvas));
    case Chart::Kind::dot:
      return charts::draw_dot(chart, width, std::move(canvas));
    case Chart::Kind::dumbbell:
      return charts::draw_dumbbell(chart, width, std::move(canvas));
    case Chart::Kind::stacked_bar:
      return charts::draw_stacked_bar(chart, width, std::move(canvas));
    case Chart::Kind::heat_map:
      return charts::draw_heat_map(chart, width, std::move(canvas));
    case Chart::Kind::risk_matrix:
      return charts::draw_risk_matrix(chart, width, std::move(canvas));
    case Chart::Kind::network:
      return charts::draw_network(chart, width, std::move(canvas));
    case Chart::Kind::timeline:
      return charts::draw_timeline(chart, width, std::move(canvas));
  }
  return charts::draw_grouped_bar(chart, width, std::move(canvas));
}

}  // namespace quire::core
