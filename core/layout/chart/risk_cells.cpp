#include "layout/chart/risk_cells.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace quire::core::charts {
namespace {

constexpr Points kWordRoom = 10;  // at the top of a cell, for its level of risk
constexpr Points kInset = 3;
constexpr Points kGap = 2;
constexpr Points kItemHeight = 11.5;
constexpr Points kItemAir = 6;  // beside its words, both sides together

std::optional<std::size_t> level_of(const Value& value) {
  if (value.kind != Value::Kind::number) return {};
  const double level = std::round(value.low);
  if (!(level >= 1 && level <= static_cast<double>(kRiskLevels))) return {};
  return static_cast<std::size_t>(level) - 1;
}

std::optional<RiskPlace> place_of(const Value& impact, const Value& likelihood) {
  const auto x = level_of(impact);
  const auto y = level_of(likelihood);
  if (!x || !y) return {};
  return RiskPlace{*x, *y};
}

/// Where the next item of a cell stands.
struct Cursor {
  Points x = 0;
  Points y = 0;
};

bool take_room(RiskItem& item, const Rect& cell, Cursor& cursor, Points width) {
  const Rect room{cell.x + kInset, cell.y + kWordRoom, cell.width - 2 * kInset,
                  cell.height - kWordRoom - 1};
  if (cursor.x > 0 && cursor.x + width > room.width) cursor = {0, cursor.y + kItemHeight + kGap};
  if (cursor.y + kItemHeight > room.height || width > room.width) return false;
  item.area = {room.x + cursor.x, room.y + cursor.y, width, kItemHeight};
  cursor.x += width + kGap;
  return true;
}

}  // namespace

std::vector<RiskItem> place_risk_items(const Chart& chart,
                                       const std::function<Rect(RiskPlace)>& cell_area,
                                       const Canvas& canvas, Notes& notes) {
  std::vector<RiskItem> items;
  std::vector<std::string> no_level;
  std::vector<std::string> no_room;
  std::map<RiskPlace, Cursor> cursors;
  for (bool now : {true, false})
    for (const ChartSeries& series : chart.series)
      for (const ChartPoint& point : series.points) {
        if (point.highlighted != now) continue;
        const auto place = place_of(point.x, point.y);
        if (!place) {
          no_level.push_back(point.label + " (" + format(point.x) + "; " + format(point.y) + ")");
          continue;
        }
        RiskItem item{&point, {}, *place, place_of(point.x_before, point.y_before), {}};
        if (item.before == place) item.before.reset();
        const Rect cell = cell_area(*place);
        const TextRole role = canvas.strong_label();
        item.text = canvas.fitted(point.label, role, cell.width - 2 * kInset - kItemAir);
        const Points width = std::max(kItemHeight, canvas.width_of(item.text, role) + kItemAir);
        if (take_room(item, cell, cursors[*place], width))
          items.push_back(std::move(item));
        else
          no_room.push_back(point.label + " (" + format(point.x) + "; " + format(point.y) + ")");
      }
  notes.add_names("Not placed, a level is not known (impact; likelihood)", std::move(no_level));
  notes.add_names("No room in the cell (impact; likelihood)", std::move(no_room));
  return items;
}

}  // namespace quire::core::charts
