#include "layout/chart/bar_rows.hpp"

#include "layout/chart/bar_marks.hpp"
#include "layout/chart/bar_plan.hpp"
#include "layout/chart/threshold_names.hpp"

namespace quire::core::charts {
namespace {

std::vector<ThresholdName> threshold_names(const BarChart& chart, const Scale& scale) {
  std::vector<ThresholdName> names;
  for (const ChartThreshold& threshold : chart.thresholds)
    if (has_place(threshold, chart)) names.push_back({scale.at(threshold.value), threshold.title});
  return names;
}

void draw_grid(Canvas& canvas, const BarPlan& plan, Points top, Points bottom) {
  for (const Tick& tick : plan.axis.ticks) {
    const Points x = plan.scale.at(tick.value);
    canvas.line({x, top}, {x, bottom}, grid_stroke(canvas.theme()));
  }
}

/// Calls `act` with each bar and its middle.
template <typename Act>
void for_each_bar(const BarChart& chart, const BarPlan& plan, Points top, const Act& act) {
  const Points block = static_cast<double>(chart.slots) * chart.slot_height;
  Points y = top;
  for (std::size_t row = 0; row < chart.rows.size(); ++row) {
    for (const Bar& bar : chart.rows[row].bars)
      act(bar, y + (plan.heights[row] - block) / 2 +
                   (static_cast<double>(bar.slot) + 0.5) * chart.slot_height);
    y += plan.heights[row];
  }
}

/// The eye follows a line from the name to the dots: one for each, or for the row where they stand
/// closer than lines of text.
void draw_row_lines(Canvas& canvas, const BarChart& chart, const BarPlan& plan, Points top) {
  const auto row_line = [&](Points middle) {
    canvas.line({plan.scale.from(), middle}, {plan.scale.to(), middle},
                grid_stroke(canvas.theme()));
  };
  if (chart.slots > 1 && chart.tip_labels)
    for_each_bar(chart, plan, top, [&](const Bar& bar, Points middle) {
      if (bar.reading.kind != Reading::Kind::unknown) row_line(middle);
    });
  else
    for (Points height : plan.heights) row_line((top += height) - height / 2);
}

void draw_joins(Canvas& canvas, const BarChart& chart, const BarPlan& plan, Points top) {
  for (std::size_t row = 0; row < chart.rows.size(); top += plan.heights[row++])
    if (chart.rows[row].join)
      draw_bar_join(canvas, *chart.rows[row].join, plan.scale, top + plan.heights[row] / 2);
}

void draw_marks(Canvas& canvas, const BarChart& chart, const BarPlan& plan, Points top,
                Points bottom) {
  const Scale& scale = plan.scale;
  if (!chart.from_zero) draw_row_lines(canvas, chart, plan, top);
  draw_joins(canvas, chart, plan, top);
  for_each_bar(chart, plan, top, [&](const Bar& bar, Points middle) {
    draw_bar_mark(canvas, bar, scale, middle, chart.bar_height);
  });
  if (chart.from_zero)
    canvas.line({scale.at(0), top}, {scale.at(0), bottom}, zero_stroke(canvas.theme()));
}

void draw_words(Canvas& canvas, const BarChart& chart, const BarPlan& plan, Points top) {
  if (chart.tip_labels)
    for_each_bar(chart, plan, top, [&](const Bar& bar, Points middle) {
      draw_bar_value(canvas, bar, plan.scale, middle);
    });
  Points y = top;
  for (std::size_t row = 0; row < chart.rows.size(); ++row) {
    draw_row_label(canvas, plan.names.lines[row], y + plan.heights[row] / 2,
                   chart.rows[row].highlighted);
    y += plan.heights[row];
  }
}

}  // namespace

BarRow& RowFinder::row_of(const std::string& label, std::vector<BarRow>& rows) {
  const auto [entry, is_new] = rows_.try_emplace({label, times_[label]++}, rows.size());
  if (is_new) rows.push_back({label, {}, false});
  return rows[entry->second];
}

Frame draw_bar_rows(BarChart chart, Notes notes, Points width, Canvas canvas) {
  const Points legend = draw_legend(canvas, chart.legend, 0, width);
  const BarPlan plan = plan_bars(chart, legend, width, canvas, notes);
  const ThresholdNames thresholds(threshold_names(chart, plan.scale), width, canvas, notes);

  const Points axis_bottom =
      draw_top_axis(canvas, chart.axis, plan.axis, plan.scale, legend, width);
  const Points top = axis_bottom + thresholds.height() + 2;
  Points bottom = top;
  for (Points height : plan.heights) bottom += height;

  // Lines lie on the marks, words on the lines.
  draw_grid(canvas, plan, axis_bottom, bottom);
  draw_marks(canvas, chart, plan, top, bottom);
  thresholds.draw(canvas, top - 2, bottom);
  draw_words(canvas, chart, plan, top);
  bottom += 2 + notes.draw(canvas, bottom, width);
  return std::move(canvas).finish({width, bottom});
}

}  // namespace quire::core::charts
