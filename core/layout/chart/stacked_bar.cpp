#include <algorithm>
#include <cmath>
#include <limits>

#include "layout/chart/axis.hpp"
#include "layout/chart/bar_rows.hpp"
#include "layout/chart/kinds.hpp"
#include "layout/chart/marks.hpp"
#include "layout/chart/palette.hpp"
#include "layout/chart/row_labels.hpp"
#include "layout/chart/stack.hpp"

namespace quire::core::charts {
namespace {

constexpr std::size_t kMostSeries = 6;
constexpr Points kPitch = mm(5);
constexpr Points kHeight = mm(3.5);
constexpr double kWidestNames = 0.4;  // of the frame
constexpr Points kTextAir = 2;        // on either side of a number in its part
constexpr Points kTipGap = 3;         // from the end of a row to its total
constexpr double kOpenRoom = 1.12;  // of a row whose total is not known, at least
constexpr const char* kNotKnown = "not known";
constexpr double kPercent = 100;
constexpr double kNoWhole = std::numeric_limits<double>::infinity();

void draw_rest(Canvas& canvas, const Rect& area) {
  canvas.rectangle(area, canvas.theme().paper);
  canvas.hatch(area, context_color(canvas.theme()));
}

/// Of a whole, what no part covers; without one, what a part not known would add.
bool has_rest(const Stack& stack, double whole) {
  return std::isfinite(whole) ? stack.end < whole : stack.open;
}

std::vector<LegendEntry> legend_of(const Chart& chart, const Theme& theme,
                                   const std::vector<Stack>& stacks, double whole) {
  std::vector<LegendEntry> entries;
  for (std::size_t i = 0; i < std::min(chart.series.size(), kMostSeries); ++i)
    entries.push_back(
        {chart.series[i].title, [color = theme.series[i]](Canvas& canvas, const Rect& area) {
           canvas.rectangle(area, color);
         }});
  const auto any = [&](const auto& is) { return std::any_of(stacks.begin(), stacks.end(), is); };
  if (any([](const Stack& stack) {
        return std::any_of(stack.parts.begin(), stack.parts.end(),
                           [](const StackPart& part) { return part.possible > part.certain; });
      }))
    entries.push_back({"possible", [color = theme.series[0]](Canvas& canvas, const Rect& area) {
                         canvas.hatch(area, color);
                       }});
  if (any([&](const Stack& stack) { return has_rest(stack, whole); }))
    entries.push_back({kNotKnown, draw_rest});
  return entries;
}

/// Words centred in `area`, if they fit.
bool draw_inside(Canvas& canvas, const std::string& words, const Rect& area, TextRole role,
                 bool on_patch) {
  if (canvas.width_of(words, role) + 2 * kTextAir > area.width) return false;
  const Point baseline{area.x + area.width / 2, area.y + area.height / 2 + role.size * 0.36};
  on_patch ? canvas.text_on_paper(words, baseline, role, Anchor::middle)
           : canvas.text(words, baseline, role, Anchor::middle);
  return true;
}

void draw_stack(Canvas& canvas, const std::vector<ChartSeries>& series, const Stack& stack, double whole,
                const Scale& scale, Points middle) {
  const auto area = [&](double from, double to) {
    return Rect{scale.at(from), middle - kHeight / 2, scale.at(to) - scale.at(from), kHeight};
  };
  const Theme& theme = canvas.theme();
  const Stroke seam{theme.paper, 0.6, {}};
  for (const StackPart& part : stack.parts) {
    const Color color = theme.series[part.series];
    const Rect certain = area(part.from, part.certain);
    if (certain.width > 0) canvas.rectangle(certain, color, seam);
    canvas.hatch(area(part.certain, part.possible), color);
    TextRole role = canvas.label();
    role.color = text_color_on(theme, color);
    // With its name where there is room: printed without colour, the legend alone tells little.
    if (!draw_inside(canvas, series[part.series].title + " " + part.text, certain, role, false))
      draw_inside(canvas, part.text, certain, role, false);
  }
  if (!has_rest(stack, whole)) return;
  const Rect rest = area(stack.end, scale.high());
  draw_rest(canvas, rest);
  draw_inside(canvas, kNotKnown, rest, canvas.label(), true);
}

TextRole total_role(const Canvas& canvas, const Stack& stack) {
  return stack.highlighted ? canvas.strong_label() : canvas.label();
}

/// Room on the right for totals; none for parts of a whole, where each is the same.
Points total_room(const std::vector<Stack>& stacks, double whole, const Canvas& canvas) {
  Points room = 0;
  if (!std::isfinite(whole))
    for (const Stack& stack : stacks)
      room = std::max(room, kTipGap + canvas.width_of(format(stack.total), total_role(canvas, stack)));
  return room;
}

Frame draw_stacks(const Chart& chart, double whole, Points width, Canvas canvas) {
  Notes notes;
  const std::vector<Stack> stacks = read_stacks(chart, kMostSeries, whole);
  std::vector<std::string> left_out;
  for (std::size_t i = kMostSeries; i < chart.series.size(); ++i)
    left_out.push_back(chart.series[i].title);
  notes.add_names("Left out, a stacked bar has six parts", std::move(left_out));
  std::vector<RowName> names;
  std::vector<std::string> too_much;
  double most = 0;
  for (const Stack& stack : stacks) {
    names.push_back({stack.label, stack.highlighted});
    if (stack.too_much) too_much.push_back(stack.label);
    // What is not known has to show.
    most = std::max(most, stack.open ? stack.end * kOpenRoom : stack.end);
  }
  notes.add_names("More than 100 in all, cut there", std::move(too_much));

  const Points legend =
      draw_legend(canvas, legend_of(chart, canvas.theme(), stacks, whole), 0, width);
  const Points above = legend + 2 * canvas.label().leading + 8;
  const RowPlan rows = plan_rows(names, canvas.height(kPitch), width * kWidestNames,
                                 room_for_rows(above, notes, 1, width, canvas), canvas, notes);

  Axis axis = bar_axis(chart);
  axis.scale = Axis::Scale::linear;
  axis.minimum = axis.maximum = {};
  const Points from = rows.labels.width + 1;
  const Points to = std::max(width - 1 - total_room(stacks, whole, canvas), from + 1);
  const Range range{0, std::isfinite(whole) ? whole : most, false};
  const AxisPlan plan = plan_horizontal_axis(axis, range, to - from, canvas);
  const Scale scale = plan.over(from, to);
  const Points top = draw_top_axis(canvas, axis, plan, scale, legend, width) + 2;

  Points y = top;
  for (std::size_t i = 0; i < rows.kept.size(); ++i) {
    const Stack& stack = stacks[rows.kept[i]];
    const Points middle = y + rows.heights[i] / 2;
    draw_stack(canvas, chart.series, stack, whole, scale, middle);
    if (!std::isfinite(whole)) {
      const TextRole role = total_role(canvas, stack);
      const Points tip = stack.open ? scale.to() : scale.at(stack.end);
      const std::string total = canvas.fitted(format(stack.total), role, width - tip - kTipGap);
      canvas.text(total, {tip + kTipGap, middle + role.size * 0.36}, role);
    }
    draw_row_label(canvas, rows.labels.lines[i], middle, stack.highlighted);
    y += rows.heights[i];
  }
  y += 2 + notes.draw(canvas, y, width);
  return std::move(canvas).finish({width, y});
}

}  // namespace

Frame draw_stacked_bar(const Chart& chart, Points width, Canvas canvas) {
  return draw_stacks(chart, kPercent, width, std::move(canvas));
}

Frame draw_stacked_amount(const Chart& chart, Points width, Canvas canvas) {
  return draw_stacks(chart, kNoWhole, width, std::move(canvas));
}

}  // namespace quire::core::charts
