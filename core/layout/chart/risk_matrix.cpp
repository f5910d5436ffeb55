#include <algorithm>
#include <array>
#include <cmath>

#include "layout/chart/axis.hpp"
#include "layout/chart/kinds.hpp"
#include "layout/chart/notes.hpp"
#include "layout/chart/palette.hpp"
#include "layout/chart/risk_cells.hpp"

namespace quire::core::charts {
namespace {

constexpr Points kWidestCell = mm(24);
constexpr Points kCellHeight = mm(15);
constexpr Points kWordsGap = 4;
constexpr Points kArrowHead = 4;

constexpr std::array<const char*, kRiskLevels> kWords{"VL", "L", "M", "H", "VH"};
// NIST SP 800-30 rev. 1, table I-2: level of risk by likelihood (rows, low to high) and impact.
constexpr std::array<std::array<std::size_t, kRiskLevels>, kRiskLevels> kRisk{
    {{0, 0, 0, 1, 1}, {0, 1, 1, 1, 2}, {0, 1, 2, 2, 3}, {0, 1, 2, 3, 4}, {0, 1, 2, 3, 4}}};

struct Grid {
  Point origin;  // top left
  Size cell;

  Rect area(RiskPlace place) const {
    return {origin.x + static_cast<double>(place.impact) * cell.width,
            origin.y + static_cast<double>(kRiskLevels - 1 - place.likelihood) * cell.height,
            cell.width, cell.height};
  }
};

void draw_cells(Canvas& canvas, const Grid& grid) {
  const Theme& theme = canvas.theme();
  for (std::size_t likelihood = 0; likelihood < kRiskLevels; ++likelihood)
    for (std::size_t impact = 0; impact < kRiskLevels; ++impact) {
      const Rect area = grid.area({impact, likelihood});
      const std::size_t risk = kRisk[likelihood][impact];
      canvas.rectangle(area, theme.sequential[risk], Stroke{theme.paper, 0.8, {}});
      TextRole role = theme.note;
      role.color = text_color_on(theme, theme.sequential[risk]);
      canvas.text(kWords[risk], {area.x + 3, area.y + 1 + ascent(role)}, role);
    }
}

void draw_words(Canvas& canvas, const Grid& grid) {
  const TextRole& role = canvas.label();
  for (std::size_t level = 0; level < kRiskLevels; ++level) {
    const Rect row = grid.area({0, level});
    canvas.text(kWords[level], {row.x - kWordsGap, row.y + row.height / 2 + role.size * 0.36}, role,
                Anchor::end);
    const Rect column = grid.area({level, 0});
    canvas.text(kWords[level], {column.x + column.width / 2, column.bottom() + 2 + ascent(role)},
                role, Anchor::middle);
  }
}

/// From the middle of the cell before to the rim of the item.
void draw_move(Canvas& canvas, Point from, const Rect& item, Color color) {
  const Point middle{item.x + item.width / 2, item.y + item.height / 2};
  const Points dx = middle.x - from.x;
  const Points dy = middle.y - from.y;
  const Points length = std::hypot(dx, dy);
  const Points rim = std::max(item.width, item.height) / 2 + 1;
  if (length < rim + kArrowHead) return;
  const Point along{dx / length, dy / length};
  const Point tip{middle.x - along.x * rim, middle.y - along.y * rim};
  const Point base{tip.x - along.x * kArrowHead, tip.y - along.y * kArrowHead};
  const Points half = kArrowHead / 2;
  canvas.line(from, base, {color, 1, {}});
  canvas.circle(from, 1.8, canvas.theme().paper, Stroke{color, 1, {}});
  canvas.polygon({tip,
                  {base.x - along.y * half, base.y + along.x * half},
                  {base.x + along.y * half, base.y - along.x * half}},
                 color);
}

void draw_item(Canvas& canvas, const RiskItem& item) {
  const Theme& theme = canvas.theme();
  TextRole role = canvas.strong_label();
  canvas.rectangle(item.area, theme.paper,
                   Stroke{theme.ink, item.point->highlighted ? 1.8 : 0.6, {}});
  canvas.text(
      item.text,
      {item.area.x + item.area.width / 2, item.area.y + item.area.height / 2 + role.size * 0.36},
      role, Anchor::middle);
}

std::string axis_words(const Axis& axis, const char* otherwise) {
  return axis.title.empty() ? otherwise : axis.title;
}

}  // namespace

Frame draw_risk_matrix(const Chart& chart, Points width, Canvas canvas) {
  Notes notes;
  const TextRole& role = canvas.label();
  const Points left = canvas.width_of("VH", role) + kWordsGap;
  const Points top = role.leading + 3;
  const Grid grid{
      {left, top},
      {std::min((width - left) / static_cast<double>(kRiskLevels), kWidestCell), kCellHeight}};
  const auto items = place_risk_items(
      chart, [&](RiskPlace place) { return grid.area(place); }, canvas, notes);

  canvas.text(canvas.fitted(axis_words(chart.y, "Likelihood") + " ↑", role, width),
              {0, ascent(role)}, role);
  draw_cells(canvas, grid);
  draw_words(canvas, grid);
  for (const RiskItem& item : items)
    if (item.before) {
      const Rect before = grid.area(*item.before);
      draw_move(canvas, {before.x + before.width / 2, before.y + before.height / 2}, item.area,
                canvas.theme().ink);
    }
  for (const RiskItem& item : items) draw_item(canvas, item);

  const Points right = left + static_cast<double>(kRiskLevels) * grid.cell.width;
  Points bottom = top + static_cast<double>(kRiskLevels) * grid.cell.height + 2 + role.leading;
  canvas.text(canvas.fitted(axis_words(chart.x, "Impact") + " →", role, right),
              {right, bottom + ascent(role)}, role, Anchor::end);
  bottom += role.leading;
  notes.add(
      "VL very low, L low, M moderate, H high, VH very high; shading and the word in a cell: "
      "level of risk, NIST SP 800-30r1, table I-2");
  if (std::any_of(items.begin(), items.end(), [](const RiskItem& item) { return item.before; }))
    notes.add("Arrows start where an item stood before");
  bottom += notes.draw(canvas, bottom, width);
  return std::move(canvas).finish({width, bottom + 2});
}

}  // namespace quire::core::charts
