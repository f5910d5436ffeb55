#include "layout/chart/row_labels.hpp"

#include <algorithm>
#include <cstddef>

#include "base/counted.hpp"
#include "layout/chart/tallest_chart.hpp"

namespace quire::core::charts {
namespace {

constexpr Points kColumnGap = 6;
constexpr std::size_t kMostLines = 2;

TextRole name_role(const Canvas& canvas, bool highlighted) {
  TextRole role = canvas.label();
  role.color = canvas.theme().ink;
  return highlighted ? canvas.strong_label() : role;
}

}  // namespace

RowLabels plan_row_labels(const std::vector<RowName>& names, Points most, const Canvas& canvas) {
  RowLabels labels;
  Points widest = 0;
  for (const RowName& name : names) {
    const TextRole role = name_role(canvas, name.highlighted);
    labels.lines.push_back(canvas.balanced(name.text, role, most - kColumnGap, kMostLines));
    for (const std::string& line : labels.lines.back())
      widest = std::max(widest, canvas.width_of(line, role));
  }
  labels.width = widest > 0 ? widest + kColumnGap : 0;
  return labels;
}

void draw_row_label(Canvas& canvas, const std::vector<std::string>& lines, Points middle,
                    bool highlighted) {
  const TextRole role = name_role(canvas, highlighted);
  // Capitals, not line boxes, look centred.
  Points baseline =
      middle + role.size * 0.36 - (static_cast<double>(lines.size()) - 1) * role.leading / 2;
  for (const std::string& line : lines) {
    canvas.text(line, {0, baseline}, role);
    baseline += role.leading;
  }
}

Points room_for_rows(Points above, const Notes& notes, int more_lines, Points width,
                     const Canvas& canvas) {
  Canvas scratch = canvas;
  const Points under =
      notes.draw(scratch, 0, width) + (more_lines + 1) * canvas.theme().note.leading;
  return std::max(tallest_chart(canvas.theme()) - above - under, 0.0);
}

RowPlan plan_rows(const std::vector<RowName>& names, Points row_height, Points widest_names,
                  Points available, const Canvas& canvas, Notes& notes) {
  RowPlan plan;
  std::vector<RowName> kept = names;
  for (std::size_t i = 0; i < names.size(); ++i) plan.kept.push_back(i);
  plan.heights.assign(names.size(), row_height);
  // First as if all names were short: the names of a hundred thousand rows need not be measured.
  for (bool measured : {false, true}) {
    if (measured) {
      plan.labels = plan_row_labels(kept, widest_names, canvas);
      for (std::size_t i = 0; i < kept.size(); ++i)
        plan.heights[i] =
            std::max(row_height,
                     static_cast<double>(plan.labels.lines[i].size()) * canvas.label().leading + 3);
    }
    std::vector<bool> highlighted;
    for (const RowName& name : kept) highlighted.push_back(name.highlighted);
    std::vector<RowName> fewer;
    std::vector<std::size_t> rows;
    std::vector<Points> heights;
    for (std::size_t row : rows_that_fit(plan.heights, highlighted, available)) {
      fewer.push_back(kept[row]);
      rows.push_back(plan.kept[row]);
      heights.push_back(plan.heights[row]);
    }
    kept = std::move(fewer);
    plan.kept = std::move(rows);
    plan.heights = std::move(heights);
  }
  plan.labels = plan_row_labels(kept, widest_names, canvas);
  if (kept.size() < names.size())
    notes.add(std::to_string(names.size() - kept.size()) + " of " + counted(names.size(), "row") +
              " left out: a page holds no more");
  return plan;
}

std::vector<std::size_t> rows_that_fit(const std::vector<Points>& heights,
                                       const std::vector<bool>& highlighted, Points available) {
  Points total = 0;
  for (Points height : heights) total += height;
  std::vector<bool> kept(heights.size(), true);
  std::size_t count = heights.size();
  for (bool sacrifice_highlighted : {false, true})
    for (std::size_t i = heights.size(); i-- > 0 && total > available && count > 1;) {
      if (!kept[i] || highlighted[i] != sacrifice_highlighted) continue;
      kept[i] = false;
      total -= heights[i];
      --count;
    }
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < kept.size(); ++i)
    if (kept[i]) rows.push_back(i);
  return rows;
}

}  // namespace quire::core::charts
