#include "layout/cell_graphics.hpp"

#include <algorithm>
#include <cmath>

#include "layout/chart/sparkline.hpp"

namespace quire::core {
namespace {

constexpr Points kTrendWidth = 44;
constexpr double kBarTint = 0.28;
constexpr double kPossibleTint = 0.14;

/// The cell's one number or interval without open ends, or null.
const Value* number_of(const TableCell& cell) {
  const Value* found = nullptr;
  for (const Inline& item : cell.content) {
    if (item.kind != Inline::Kind::value) continue;
    const Value& value = *item.value;
    const bool bounded =
        (value.kind == Value::Kind::number || value.kind == Value::Kind::interval) &&
        std::isfinite(value.low) && std::isfinite(value.high);
    if (found != nullptr || !bounded) return nullptr;
    found = &value;
  }
  return found;
}

}  // namespace

Points trend_width(const Table& table, std::size_t column) {
  return std::any_of(table.rows.begin(), table.rows.end(),
                     [&](const TableRow& row) { return !row.cells[column].trend.empty(); })
             ? kTrendWidth + kTrendGap
             : 0;
}

Frame set_trend(const std::vector<Value>& trend, Size size, TagId cell, const Setting& setting) {
  const TagId figure = setting.tag(Tag::Role::figure, cell);
  setting.tags[figure].alt = describe_sparkline(trend);
  return draw_sparkline(trend, size, setting.theme, figure, setting.shaper);
}

BarScale bar_scale(const Table& table, std::size_t column) {
  BarScale scale;
  for (const TableRow& row : table.rows)
    if (const Value* value = number_of(row.cells[column])) {
      scale.low = std::min(scale.low, value->low);
      scale.high = std::max(scale.high, value->high);
    }
  return scale;
}

void add_cell_bar(const TableCell& cell, const BarScale& scale, const Rect& area, Frame& frame,
                  const Theme& theme) {
  const Value* value = number_of(cell);
  if (value == nullptr || scale.high <= scale.low) return;
  const auto at = [&](double number) {
    return area.x + area.width * (number - scale.low) / (scale.high - scale.low);
  };
  const auto bar = [&](double from, double to, double strength) {
    if (from < to)
      add_rectangle(frame.items, kArtifact, {at(from), area.y, at(to) - at(from), area.height},
                    tint(theme.series[0], strength, theme.paper));
  };
  // Certain from zero to the nearer end, possible from there to the farther one.
  bar(0, std::max(0.0, value->low), kBarTint);
  bar(std::min(0.0, value->high), 0, kBarTint);
  bar(std::max(0.0, value->low), std::max(0.0, value->high), kPossibleTint);
  bar(std::min(0.0, value->low), std::min(0.0, value->high), kPossibleTint);
}

}  // namespace quire::core
