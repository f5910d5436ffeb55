#include "layout/chart/bar_rows.hpp"
#include "layout/chart/kinds.hpp"
#include "layout/chart/palette.hpp"

namespace quire::core::charts {
namespace {

constexpr Points kPitch = mm(4.5);
constexpr double kBarPart = 0.65;  // of the pitch

Frame draw_rows(const Chart& chart, BarLook look_from_zero, Points width, Canvas canvas) {
  BarChart bars;
  bars.axis = bar_axis(chart);
  bars.thresholds = chart.thresholds;
  bars.row_height = bars.slot_height = canvas.height(kPitch);
  bars.bar_height = bars.row_height * kBarPart;
  bars.from_zero = bars.axis.scale != Axis::Scale::logarithmic;
  const BarLook look = bars.from_zero ? look_from_zero : BarLook::dot;
  const bool any = any_highlighted(chart);
  for (const ChartPoint& point : chart.series.front().points) {
    const Color color = mark_color(canvas.theme(), 0, point.highlighted, any);
    bars.rows.push_back(
        {point.label,
         {{read(point.y, bars.axis.scale), tip_text(point.y, bars.axis), color, point.highlighted, 0, look}},
         point.highlighted});
  }
  return draw_bar_rows(std::move(bars), {}, width, std::move(canvas));
}

}  // namespace

Frame draw_bar(const Chart& chart, Points width, Canvas canvas) {
  return draw_rows(chart, BarLook::bar, width, std::move(canvas));
}

Frame draw_lollipop(const Chart& chart, Points width, Canvas canvas) {
  return draw_rows(chart, BarLook::stem, width, std::move(canvas));
}

}  // namespace quire::core::charts
