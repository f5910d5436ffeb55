#include <algorithm>

#include "layout/chart/bar_rows.hpp"
#include "layout/chart/kinds.hpp"
#include "layout/chart/palette.hpp"

namespace quire::core::charts {
namespace {

constexpr std::size_t kMostSeries = 5;
constexpr double kBarPart = 0.65;    // of the pitch, all bars of a row together
constexpr Points kLabelledSlot = 9;  // holds a line of text
constexpr Points kBareSlot = 4.5;
// Rows with a value at each bar may take this much; past it the axis has to do.
constexpr Points kTallestWithValues = mm(110);

LegendEntry legend_entry(const ChartSeries& series, Color color, BarLook look, std::size_t slot) {
  return {series.title, [=](Canvas& canvas, const Rect& area) {
            if (look == BarLook::bar) return canvas.rectangle(area, color);
            draw_mark(canvas, mark_shape(slot), {area.x + area.width / 2, area.y + area.height / 2},
                      kMarkRadius, color, MarkFill::solid);
          }};
}

}  // namespace

Frame draw_grouped_bar(const Chart& chart, Points width, Canvas canvas) {
  BarChart bars;
  Notes notes;
  bars.axis = bar_axis(chart);
  bars.thresholds = chart.thresholds;
  bars.from_zero = bars.axis.scale != Axis::Scale::logarithmic;
  const BarLook look = bars.from_zero ? BarLook::bar : BarLook::dot;
  const bool any = any_highlighted(chart);

  bars.slots = std::min(chart.series.size(), kMostSeries);
  RowFinder rows;
  for (std::size_t slot = 0; slot < bars.slots; ++slot) {
    const ChartSeries& series = chart.series[slot];
    // The series' colours have to stay apart: a highlighted bar has bold words instead.
    const Color color = canvas.theme().series[slot];
    bars.legend.push_back(legend_entry(series, color, look, slot));
    rows.begin_series();
    for (const ChartPoint& point : series.points) {
      BarRow& row = rows.row_of(point.label, bars.rows);
      row.highlighted |= any && point.highlighted;
      row.bars.push_back({read(point.y, bars.axis.scale), tip_text(point.y, bars.axis), color, point.highlighted,
                          slot, look, slot});
    }
  }
  std::vector<std::string> left_out;
  for (std::size_t i = bars.slots; i < chart.series.size(); ++i)
    left_out.push_back(chart.series[i].title);
  notes.add_names("Left out, a chart of bars shows five series", std::move(left_out));

  const auto row_height = [&](Points slot) {
    return static_cast<double>(bars.slots) * slot / kBarPart;
  };
  bars.tip_labels =
      row_height(kLabelledSlot) * static_cast<double>(bars.rows.size()) <= kTallestWithValues;
  bars.slot_height = bars.tip_labels ? kLabelledSlot : kBareSlot;
  bars.bar_height = bars.slot_height - 0.8;
  bars.row_height = row_height(bars.slot_height);
  return draw_bar_rows(std::move(bars), std::move(notes), width, std::move(canvas));
}

}  // namespace quire::core::charts
