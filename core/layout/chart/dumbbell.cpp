#include <algorithm>
#include <array>
#include <limits>

#include "layout/chart/bar_rows.hpp"
#include "layout/chart/kinds.hpp"
#include "layout/chart/palette.hpp"

namespace quire::core::charts {
namespace {

constexpr Points kPitch = mm(4.5);
constexpr Points kJoin = 1;
constexpr Points kHighlightedJoin = 2.6;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// The bounds of a value, infinite where it is open.
struct Bounds {
  double low = 0;
  double high = 0;
};

std::optional<Bounds> bounds_of(const Reading& reading) {
  if (reading.kind == Reading::Kind::infinite) return Bounds{kInfinity, kInfinity};
  if (!reading.known()) return {};
  return Bounds{reading.extent.open_low ? -kInfinity : reading.extent.low,
                reading.extent.open_high ? kInfinity : reading.extent.high};
}

enum class Order { first_below, first_above, not_sure };

Order order_of(const Reading& first, const Reading& second) {
  const auto a = bounds_of(first);
  const auto b = bounds_of(second);
  if (a && b && a->high < b->low) return Order::first_below;
  if (a && b && b->high < a->low) return Order::first_above;
  return Order::not_sure;
}

/// A row of one pair: the values beside their marks where it is sure which one is less, else both
/// on the right, the first series' first.
void join(BarRow& row, const Theme& theme) {
  Bar& first = row.bars[0];
  Bar& second = row.bars[1];
  const Order order = order_of(first.reading, second.reading);
  if (order == Order::not_sure) {
    const auto reach = [](const Bar& bar) {
      const auto bounds = bounds_of(bar.reading);
      return bounds ? bounds->high : kInfinity;
    };
    Bar& last = reach(first) > reach(second) ? first : second;
    const std::string both = first.text + " / " + second.text;
    first.text = second.text = "";
    last.text = both;
    return;
  }
  const bool highlight = order == Order::first_below;
  Bar& lower = highlight ? first : second;
  const Bar& upper = highlight ? second : first;
  lower.value_on_left = true;
  row.highlighted |= highlight;
  first.highlighted = second.highlighted = highlight;
  row.join = BarJoin{bounds_of(lower.reading)->high, bounds_of(upper.reading)->low,
                     Stroke{highlight ? theme.accent : context_color(theme),
                            highlight ? kHighlightedJoin : kJoin,
                            {}}};
}

std::vector<LegendEntry> legend_of(const Chart& chart, const std::array<Color, 2>& colors,
                                   const std::vector<BarRow>& rows) {
  std::vector<LegendEntry> entries;
  for (std::size_t i = 0; i < 2; ++i)
    entries.push_back(
        {chart.series[i].title, [i, color = colors[i]](Canvas& canvas, const Rect& area) {
           draw_mark(canvas, mark_shape(i), {area.x + area.width / 2, area.y + area.height / 2},
                     kMarkRadius, color, MarkFill::solid);
         }});
  const auto highlighted = [](const BarRow& row) {
    return row.join && row.join->stroke.width == kHighlightedJoin;
  };
  if (std::any_of(rows.begin(), rows.end(), highlighted))
    entries.push_back({chart.series[0].title + " below " + chart.series[1].title,
                       [](Canvas& canvas, const Rect& area) {
                         const Points middle = area.y + area.height / 2;
                         canvas.line({area.x, middle}, {area.right(), middle},
                                     {canvas.theme().accent, kHighlightedJoin, {}});
                       }});
  return entries;
}

}  // namespace

Frame draw_dumbbell(const Chart& chart, Points width, Canvas canvas) {
  if (chart.series.size() != 2) return draw_panel(std::move(canvas), "Needs two series", {}, width);
  BarChart bars;
  bars.axis = bar_axis(chart);
  bars.thresholds = chart.thresholds;
  bars.from_zero = false;
  bars.row_height = bars.slot_height = canvas.height(kPitch);
  bars.bar_height = bars.row_height * 0.65;
  // Not the accent: it is the segment's.
  const std::array colors{canvas.theme().series[0], canvas.theme().ink};
  RowFinder rows;
  for (std::size_t i = 0; i < 2; ++i) {
    rows.begin_series();
    for (const ChartPoint& point : chart.series[i].points) {
      BarRow& row = rows.row_of(point.label, bars.rows);
      row.highlighted |= point.highlighted;
      // A label that only the second series names has no first value.
      if (i == 1 && row.bars.empty())
        row.bars.push_back({{}, format({}), colors[0], false, 0, BarLook::whisker, 0});
      row.bars.push_back({read(point.y, bars.axis.scale), format(point.y), colors[i], false, 0,
                          BarLook::whisker, i});
    }
  }
  for (BarRow& row : bars.rows) {
    if (row.bars.size() == 1)
      row.bars.push_back({{}, format({}), colors[1], false, 0, BarLook::whisker, 1});
    join(row, canvas.theme());
  }
  bars.legend = legend_of(chart, colors, bars.rows);
  return draw_bar_rows(std::move(bars), {}, width, std::move(canvas));
}

}  // namespace quire::core::charts
