#include <algorithm>

#include "layout/chart/axis.hpp"
#include "layout/chart/heat_cells.hpp"
#include "layout/chart/kinds.hpp"
#include "layout/chart/row_labels.hpp"

namespace quire::core::charts {
namespace {

constexpr Points kPitch = mm(5);
constexpr Points kWidestCell = mm(24);
constexpr Points kNarrowestCell = mm(8);
constexpr Points kCellAir = 4;         // beside a number in its cell, both sides together
constexpr Points kStripRoom = 1.25;    // times the number's width: a fifth may be a strip
constexpr double kWidestNames = 0.35;  // of the frame
constexpr std::size_t kMostTitleLines = 3;

struct Columns {
  std::size_t count = 0;
  Points width = 0;  // of each
  std::vector<std::vector<std::string>> titles;
  Points titles_height = 0;
};

Points widest_number(const std::vector<HeatRow>& rows, const Canvas& canvas) {
  TextRole role = canvas.label();
  role.weight = Weight::semibold;
  Points widest = 0;
  for (const HeatRow& row : rows)
    for (const auto& [column, cell] : row.cells)
      widest = std::max(widest, canvas.width_of(cell.text, role) * kStripRoom + kCellAir);
  return widest;
}

/// As many columns as have room for their numbers; the others go to `notes`.
Columns plan_columns(const Chart& chart, const std::vector<HeatRow>& rows, Points available,
                     const Canvas& canvas, Notes& notes) {
  const Points least =
      std::clamp(widest_number(rows, canvas), kNarrowestCell, std::max(kNarrowestCell, available));
  Columns columns;
  columns.count =
      std::clamp(static_cast<std::size_t>(available / least), std::size_t{1}, chart.series.size());
  columns.width =
      std::min(available / static_cast<double>(columns.count), std::max(kWidestCell, least));
  std::size_t most_lines = 0;
  for (std::size_t i = 0; i < columns.count; ++i) {
    columns.titles.push_back(canvas.balanced(chart.series[i].title, canvas.label(),
                                             columns.width - kCellAir, kMostTitleLines));
    most_lines = std::max(most_lines, columns.titles.back().size());
  }
  columns.titles_height = static_cast<double>(most_lines) * canvas.label().leading + 3;
  std::vector<std::string> left_out;
  for (std::size_t i = columns.count; i < chart.series.size(); ++i)
    left_out.push_back(chart.series[i].title);
  notes.add_names("Columns left out, no room", std::move(left_out));
  return columns;
}

void draw_titles(Canvas& canvas, const Columns& columns, Points left, Points bottom) {
  const TextRole& role = canvas.label();
  for (std::size_t i = 0; i < columns.titles.size(); ++i) {
    const Points middle = left + (static_cast<double>(i) + 0.5) * columns.width;
    Points baseline =
        bottom - 3 + ascent(role) - static_cast<double>(columns.titles[i].size()) * role.leading;
    for (const std::string& line : columns.titles[i]) {
      canvas.text(line, {middle, baseline}, role, Anchor::middle);
      baseline += role.leading;
    }
  }
}

Range range_of(const std::vector<HeatRow>& rows) {
  Range range;
  for (const HeatRow& row : rows)
    for (const auto& [column, cell] : row.cells)
      if (cell.reading.known()) range.include(cell.reading.extent);
  return range;
}

}  // namespace

Frame draw_heat_map(const Chart& chart, Points width, Canvas canvas) {
  Notes notes;
  const std::vector<HeatRow> rows = read_heat_rows(chart);
  const ColorClasses classes(range_of(rows), chart.y.scale, canvas.theme());

  Points top = draw_legend(canvas, heat_legend(rows, classes), 0, width);
  std::vector<RowName> names;
  for (const HeatRow& row : rows) names.push_back({row.label, row.highlighted});
  const Points titles = static_cast<double>(kMostTitleLines + 1) * canvas.label().leading + 3;
  // Two lines on the columns left out, one on the rows.
  const RowPlan plan =
      plan_rows(names, canvas.height(kPitch), width * kWidestNames,
                room_for_rows(top + titles, notes, 3, width, canvas), canvas, notes);
  const Points left = plan.labels.width;
  const Columns columns = plan_columns(chart, rows, width - left, canvas, notes);

  if (const std::string title = axis_title(chart.y); !title.empty()) {
    canvas.text(canvas.fitted(title, canvas.label(), width), {0, top + ascent(canvas.label())},
                canvas.label());
    top += canvas.label().leading;
  }
  top += columns.titles_height;
  draw_titles(canvas, columns, left, top);
  for (std::size_t i = 0; i < plan.kept.size(); ++i) {
    const HeatRow& row = rows[plan.kept[i]];
    for (const auto& [column, cell] : row.cells)
      if (column < columns.count)
        draw_heat_cell(canvas, cell, classes,
                       {left + static_cast<double>(column) * columns.width, top, columns.width,
                        plan.heights[i]});
    draw_row_label(canvas, plan.labels.lines[i], top + plan.heights[i] / 2, row.highlighted);
    top += plan.heights[i];
  }
  top += 2 + notes.draw(canvas, top, width);
  return std::move(canvas).finish({width, top});
}

}  // namespace quire::core::charts
