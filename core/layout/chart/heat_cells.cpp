#include "layout/chart/heat_cells.hpp"

#include <algorithm>

#include "layout/chart/palette.hpp"

namespace quire::core::charts {
namespace {

constexpr double kStrip = 0.2;  // of the cell's width
constexpr Points kSeam = 0.8;   // of paper, between cells
constexpr Points kRing = 1.4;

struct CellColors {
  Color low;
  Color high;
};

std::optional<CellColors> colors_of(const Reading& reading, const ColorClasses& classes) {
  if (reading.kind == Reading::Kind::infinite)
    return CellColors{classes.highest(), classes.highest()};
  if (!reading.known()) return {};
  const Extent& extent = reading.extent;
  return CellColors{extent.open_low ? classes.lowest() : classes.color_of(extent.low),
                    extent.open_high ? classes.highest() : classes.color_of(extent.high)};
}

bool two_toned(const HeatCell& cell, const ColorClasses& classes) {
  const auto colors = colors_of(cell.reading, classes);
  return colors && !(colors->low == colors->high);
}

Rect strip_of(const Rect& area) {
  return {area.right() - area.width * kStrip, area.y, area.width * kStrip, area.height};
}

}  // namespace

std::vector<HeatRow> read_heat_rows(const Chart& chart) {
  std::vector<HeatRow> rows;
  std::map<std::string, std::size_t> row_of;
  for (std::size_t column = 0; column < chart.series.size(); ++column)
    for (const ChartPoint& point : chart.series[column].points) {
      const auto [entry, is_new] = row_of.try_emplace(point.label, rows.size());
      if (is_new) rows.push_back({point.label, {}, false});
      HeatRow& row = rows[entry->second];
      row.highlighted |= point.highlighted;
      row.cells[column] = {column, read(point.y, chart.y.scale),
                           format(point.y, UnitDisplay::number_only), point.highlighted};
    }
  return rows;
}

void draw_heat_cell(Canvas& canvas, const HeatCell& cell, const ColorClasses& classes,
                    const Rect& area) {
  const Theme& theme = canvas.theme();
  const Rect inner{area.x + kSeam / 2, area.y + kSeam / 2, area.width - kSeam, area.height - kSeam};
  Rect words = inner;
  TextRole role = canvas.label();
  const auto colors = colors_of(cell.reading, classes);
  const bool hatched = cell.reading.kind == Reading::Kind::unknown;
  if (colors) {
    canvas.rectangle(inner, colors->low);
    role.color = text_color_on(theme, colors->low);
    if (two_toned(cell, classes)) {
      canvas.rectangle(strip_of(inner), colors->high);
      words.width -= strip_of(inner).width;
    }
  } else {
    canvas.rectangle(inner, theme.paper, Stroke{theme.grid, 0.4, {}});
    if (hatched) canvas.hatch(inner, theme.ghost);
  }
  if (cell.highlighted) {
    role.weight = Weight::semibold;
    const Rect ring{inner.x + kRing / 2, inner.y + kRing / 2, inner.width - kRing,
                    inner.height - kRing};
    canvas.rectangle(ring, {}, Stroke{theme.ink, kRing, {}});
  }
  const std::string text = canvas.fitted(cell.text, role, words.width - 2);
  const Point baseline{words.x + words.width / 2, words.y + words.height / 2 + role.size * 0.36};
  hatched ? canvas.text_on_paper(text, baseline, role, Anchor::middle)
          : canvas.text(text, baseline, role, Anchor::middle);
}

std::vector<LegendEntry> heat_legend(const std::vector<HeatRow>& rows,
                                     const ColorClasses& classes) {
  std::vector<LegendEntry> entries;
  for (const ColorClasses::Class& one : classes.legend())
    entries.push_back({one.words, [color = one.color](Canvas& canvas, const Rect& area) {
                         canvas.rectangle(area, color, Stroke{canvas.theme().grid, 0.4, {}});
                       }});
  const auto any = [&](const auto& is) {
    return std::any_of(rows.begin(), rows.end(), [&](const HeatRow& row) {
      return std::any_of(row.cells.begin(), row.cells.end(),
                         [&](const auto& cell) { return is(cell.second); });
    });
  };
  if (any([&](const HeatCell& cell) { return two_toned(cell, classes); }))
    entries.push_back(
        {"low end, high end", [classes](Canvas& canvas, const Rect& area) {
           canvas.rectangle(area, classes.lowest(), Stroke{canvas.theme().grid, 0.4, {}});
           canvas.rectangle(strip_of(area), classes.highest());
         }});
  if (any([](const HeatCell& cell) { return cell.reading.kind == Reading::Kind::unknown; }))
    entries.push_back({"not known", [](Canvas& canvas, const Rect& area) {
                         canvas.hatch(area, canvas.theme().ghost);
                       }});
  return entries;
}

}  // namespace quire::core::charts
