#include "layout/chart/bar_rows.hpp"

#include <algorithm>
#include <cmath>

#include "layout/chart/axis.hpp"
#include "layout/chart/bar_marks.hpp"
#include "layout/chart/kinds.hpp"
#include "layout/chart/row_labels.hpp"
#include "layout/chart/threshold_names.hpp"

namespace quire::core::charts {
namespace {

constexpr double kWidestNames = 0.4;  // parts of the frame's width
constexpr double kWidestText = 0.35;
constexpr Points kNarrowestScale = 12;
constexpr Points kSpaceForNotes = 40;  // kept free when rows are counted

bool logarithmic(const BarChart& chart) { return chart.axis.scale == Axis::Scale::logarithmic; }

bool showable(const ChartThreshold& threshold, const BarChart& chart) {
  return std::isfinite(threshold.value) && (!logarithmic(chart) || threshold.value > 0);
}

Range data_range(const BarChart& chart) {
  Range range;
  for (const BarRow& row : chart.rows)
    for (const Bar& bar : row.bars)
      if (bar.reading.known()) range.include(bar.reading.extent);
  for (const ChartThreshold& threshold : chart.thresholds)
    if (showable(threshold, chart)) range.include(clamp_to_axis(threshold.value, chart.axis.scale));
  return logarithmic(chart) ? range : with_zero(range);
}

bool any_known(const BarChart& chart) {
  return std::any_of(chart.rows.begin(), chart.rows.end(), [](const BarRow& row) {
    return std::any_of(row.bars.begin(), row.bars.end(),
                       [](const Bar& bar) { return bar.reading.known(); });
  });
}

RowLabels plan_names(const BarChart& chart, Points width, const Canvas& canvas) {
  std::vector<RowName> names;
  for (const BarRow& row : chart.rows) names.push_back({row.label, row.highlighted});
  return plan_row_labels(names, width * kWidestNames, canvas);
}

std::vector<Points> row_heights(const BarChart& chart, const RowLabels& names,
                                const Canvas& canvas) {
  std::vector<Points> heights;
  for (const auto& lines : names.lines)
    heights.push_back(
        std::max(chart.row_height, static_cast<double>(lines.size()) * canvas.label().leading + 3));
  return heights;
}

void keep_rows(BarChart& chart, const std::vector<Points>& heights, Points available) {
  std::vector<bool> highlighted;
  for (const BarRow& row : chart.rows) highlighted.push_back(row.highlighted);
  std::vector<BarRow> rows;
  for (std::size_t row : rows_that_fit(heights, highlighted, available))
    rows.push_back(std::move(chart.rows[row]));
  chart.rows = std::move(rows);
}

/// Leaves out the rows that no page could hold, and says so.
void limit_rows(BarChart& chart, Points width, const Canvas& canvas, Notes& notes) {
  const std::size_t all = chart.rows.size();
  const Points available = kTallest - 5 * canvas.label().leading - kSpaceForNotes;
  // First as if all names were short: the names of a hundred thousand rows need not be measured.
  keep_rows(chart, std::vector<Points>(all, chart.row_height), available);
  keep_rows(chart, row_heights(chart, plan_names(chart, width, canvas), canvas), available);
  if (chart.rows.size() < all)
    notes.add(std::to_string(all - chart.rows.size()) + " of " + counted(all, "row") +
              " left out: a page holds no more");
}

void note_unplaced(const BarChart& chart, Notes& notes) {
  std::vector<std::string> names;
  for (const BarRow& row : chart.rows)
    for (const Bar& bar : row.bars)
      if (bar.reading.kind == Reading::Kind::not_positive)
        names.push_back(row.label + " (" + bar.text + ")");
  notes.add_names("Without a place on a log scale", std::move(names));
}

/// Room that values need on each side of the longest possible scale.
struct ValueRoom {
  Points left = 0;
  Points right = 0;
};

ValueRoom widest_values(const BarChart& chart, const AxisPlan& plan, const Canvas& canvas) {
  ValueRoom room;
  if (!chart.tip_labels) return room;
  const Scale unit = plan.over(0, 1);
  for (const BarRow& row : chart.rows)
    for (const Bar& bar : row.bars) {
      const Points text = kTipGap + canvas.width_of(bar.text, value_role(canvas, bar));
      Points& side = labelled_on_left(bar, unit) ? room.left : room.right;
      side = std::max(side, text);
    }
  return room;
}

/// The longest scale from `left` on whose values stay inside the frame.
Scale fit_scale(const BarChart& chart, const AxisPlan& plan, Points left, Points width,
                const Canvas& canvas) {
  const ValueRoom room = widest_values(chart, plan, canvas);
  const Points from = left + room.left;
  Points length = width - from - 1;
  for (const BarRow& row : chart.rows)
    for (const Bar& bar : row.bars) {
      const Scale unit = plan.over(0, 1);
      const double part = labelled_on_left(bar, unit) ? 0
                          : bar.reading.known() && !bar.reading.extent.open_high
                              ? unit.at(bar.reading.extent.high)
                              : tip_of(bar, unit);
      if (part <= 0 || !chart.tip_labels) continue;
      const Points text =
          kTipGap + kMarkRadius + canvas.width_of(bar.text, value_role(canvas, bar));
      length = std::min(length, (width - from - text) / part);
    }
  return plan.over(from, from + std::max(length, kNarrowestScale));
}

void draw_grid(Canvas& canvas, const AxisPlan& plan, const Scale& scale, Points top,
               Points bottom) {
  for (const Tick& tick : plan.ticks) {
    const Points x = scale.at(tick.value);
    canvas.line({x, top}, {x, bottom}, grid_stroke(canvas.theme()));
  }
}

}  // namespace

Axis bar_axis(const Chart& chart) {
  const bool described = !chart.y.title.empty() || !chart.y.unit.empty() || chart.y.minimum ||
                         chart.y.maximum || chart.y.scale != Axis::Scale::linear;
  Axis axis = described ? chart.y : chart.x;
  const bool any_log =
      chart.x.scale == Axis::Scale::logarithmic || chart.y.scale == Axis::Scale::logarithmic;
  axis.scale = any_log ? Axis::Scale::logarithmic : Axis::Scale::linear;
  return axis;
}

Frame draw_bar_rows(BarChart chart, Notes notes, Points width, Canvas canvas) {
  note_unplaced(chart, notes);
  limit_rows(chart, width, canvas, notes);
  for (BarRow& row : chart.rows)
    for (Bar& bar : row.bars)
      bar.text = canvas.fitted(bar.text, value_role(canvas, bar), width * kWidestText);

  const RowLabels names = plan_names(chart, width, canvas);
  const std::vector<Points> heights = row_heights(chart, names, canvas);
  // The scale can only be longer than this: the ticks that fit here fit it.
  const Range range = data_range(chart);
  const AxisPlan rough = plan_horizontal_axis(chart.axis, range, width, canvas);
  const ValueRoom room = widest_values(chart, rough, canvas);
  AxisPlan plan = plan_horizontal_axis(
      chart.axis, range,
      std::max(width - names.width - room.left - room.right - kMarkRadius, kNarrowestScale),
      canvas);
  if (!any_known(chart)) plan.ticks.clear();  // ticks of nothing
  const Scale scale = fit_scale(chart, plan, names.width, width, canvas);

  std::vector<ThresholdName> lines;
  for (const ChartThreshold& threshold : chart.thresholds)
    if (showable(threshold, chart)) lines.push_back({scale.at(threshold.value), threshold.title});
  const ThresholdNames threshold_names(std::move(lines), width, canvas, notes);

  const Points legend = draw_legend(canvas, chart.legend, 0, width);
  const std::string title = axis_title(chart.axis);
  Points ticks_bottom = legend + tick_label_height(plan, canvas);
  if (!title.empty()) {
    const TextRole& role = canvas.label();
    canvas.text(canvas.fitted(title, role, width), {width, legend + ascent(role)}, role,
                Anchor::end);
    ticks_bottom += role.leading + 2;
  }
  const Points top = ticks_bottom + threshold_names.height() + 2;
  Points bottom = top;
  for (Points height : heights) bottom += height;

  draw_tick_labels(canvas, plan, scale, ticks_bottom, Side::above, width);
  draw_grid(canvas, plan, scale, ticks_bottom, bottom);
  // First all marks, then the lines and then the words on top of them.
  const auto for_each_bar = [&](const auto& act) {
    Points y = top;
    for (std::size_t i = 0; i < chart.rows.size(); ++i) {
      const Points block = static_cast<double>(chart.slots) * chart.slot_height;
      for (const Bar& bar : chart.rows[i].bars)
        act(bar, y + (heights[i] - block) / 2 +
                     (static_cast<double>(bar.slot) + 0.5) * chart.slot_height);
      y += heights[i];
    }
  };
  for_each_bar([&](const Bar& bar, Points middle) {
    if (logarithmic(chart) && bar.reading.kind != Reading::Kind::unknown)
      canvas.line({scale.from(), middle}, {scale.to(), middle}, grid_stroke(canvas.theme()));
    draw_bar_mark(canvas, bar, scale, middle, chart.bar_height);
  });
  if (!logarithmic(chart))
    canvas.line({scale.at(0), top}, {scale.at(0), bottom}, zero_stroke(canvas.theme()));
  threshold_names.draw(canvas, top - 2, bottom);
  if (chart.tip_labels)
    for_each_bar(
        [&](const Bar& bar, Points middle) { draw_bar_value(canvas, bar, scale, middle); });
  Points y = top;
  for (std::size_t i = 0; i < chart.rows.size(); ++i) {
    draw_row_label(canvas, names.lines[i], y + heights[i] / 2, chart.rows[i].highlighted);
    y += heights[i];
  }
  const Points note_height = notes.draw(canvas, bottom, width);
  return std::move(canvas).finish({width, bottom + 2 + note_height});
}

}  // namespace quire::core::charts
