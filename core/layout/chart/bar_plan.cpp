#include "layout/chart/bar_plan.hpp"

#include <algorithm>
#include <cmath>

#include "layout/chart/bar_marks.hpp"
#include "layout/chart/threshold_names.hpp"

namespace quire::core::charts {
namespace {

constexpr double kWidestNames = 0.4;  // of the frame's width
constexpr double kWidestText = 0.45;  // of what the names leave, on either side: more is no number of this field
constexpr Points kNarrowestScale = 1;

/// The range with room for an arrow where a whisker is open, beyond the mark at its known end.
Range with_open_ends(Range range, const BarChart& chart, bool open_low, bool open_high) {
  constexpr double kArrowRoom = 0.1;  // of the range
  const bool logarithmic = chart.axis.scale == Axis::Scale::logarithmic;
  if (range.empty || range.low == range.high) return range;
  const double room = logarithmic ? std::pow(range.high / range.low, kArrowRoom)
                                  : (range.high - range.low) * kArrowRoom;
  const double low = logarithmic ? range.low / room : range.low - room;
  const double high = logarithmic ? range.high * room : range.high + room;
  if (open_low) range.include(clamp_to_axis(low, chart.axis.scale));
  if (open_high) range.include(clamp_to_axis(high, chart.axis.scale));
  return range;
}

Range data_range(const BarChart& chart) {
  Range range;
  bool open_low = false;
  bool open_high = false;
  for (const BarRow& row : chart.rows)
    for (const Bar& bar : row.bars) {
      // The last number on the axis is not infinite: that one stands beyond it.
      open_high |= has_whiskers(bar.look) && bar.reading.kind == Reading::Kind::infinite;
      if (!bar.reading.known()) continue;
      range.include(bar.reading.extent);
      open_low |= has_whiskers(bar.look) && bar.reading.extent.open_low;
      open_high |= has_whiskers(bar.look) && bar.reading.extent.open_high;
    }
  range = with_open_ends(range, chart, open_low, open_high);
  for (const ChartThreshold& threshold : chart.thresholds)
    if (has_place(threshold, chart))
      range.include(clamp_to_axis(threshold.value, chart.axis.scale));
  return chart.from_zero ? with_zero(range) : range;
}

bool any_known(const BarChart& chart) {
  return std::any_of(chart.rows.begin(), chart.rows.end(), [](const BarRow& row) {
    return std::any_of(row.bars.begin(), row.bars.end(),
                       [](const Bar& bar) { return bar.reading.known(); });
  });
}

bool all_bars(const BarChart& chart) {
  return std::all_of(chart.rows.begin(), chart.rows.end(), [](const BarRow& row) {
    return std::all_of(row.bars.begin(), row.bars.end(),
                       [](const Bar& bar) { return bar.look == BarLook::bar; });
  });
}

/// Leaves out the rows that no page could hold, and says so.
RowPlan limit_rows(BarChart& chart, Points legend, Points width, const Canvas& canvas,
                   Notes& notes) {
  std::vector<RowName> names;
  for (const BarRow& row : chart.rows) names.push_back({row.label, row.highlighted});
  const Points axis = 2 * canvas.label().leading + 8;
  const Points lines = ThresholdNames::most_height(chart.thresholds.size(), canvas);
  // A line on the rows left out, two on thresholds without a name.
  const Points available = room_for_rows(legend + axis + lines, notes, 3, width, canvas);
  RowPlan plan = plan_rows(names, chart.row_height, width * kWidestNames, available, canvas, notes);
  std::vector<BarRow> rows;
  for (std::size_t row : plan.kept) rows.push_back(std::move(chart.rows[row]));
  chart.rows = std::move(rows);
  return plan;
}

void note_unplaced(const BarChart& chart, Notes& notes) {
  std::vector<std::string> names;
  for (const BarRow& row : chart.rows)
    for (const Bar& bar : row.bars)
      // Without a text of its own its neighbour on the row speaks for it.
      if (bar.reading.kind == Reading::Kind::not_positive && !bar.text.empty())
        names.push_back(row.label + " (" + bar.text + ")");
  notes.add_names("Without a place on a log scale", std::move(names));
}

/// Room that values need on each side of the longest possible scale.
struct ValueRoom {
  Points left = 0;
  Points right = 0;
};

ValueRoom widest_values(const BarChart& chart, const Canvas& canvas) {
  ValueRoom room;
  if (!chart.tip_labels) return room;
  for (const BarRow& row : chart.rows)
    for (const Bar& bar : row.bars) {
      const Points text = kTipGap + canvas.width_of(bar.text, value_role(canvas, bar));
      Points& side = labelled_on_left(bar) ? room.left : room.right;
      side = std::max(side, text);
    }
  return room;
}

/// The longest scale from `left` on whose values stay inside the frame.
Scale fit_scale(const BarChart& chart, const AxisPlan& plan, Points left, Points width,
                const Canvas& canvas) {
  const ValueRoom room = widest_values(chart, canvas);
  // Half a dot, or half the stroke of a line, stands over each end.
  const Points overhang = all_bars(chart) ? 1 : kMarkRadius * 1.3;
  const Points from = left + room.left + overhang;
  Points length = width - from - overhang;
  for (const BarRow& row : chart.rows)
    for (const Bar& bar : row.bars) {
      const Scale unit = plan.over(0, 1);
      const bool at_start =
          labelled_on_left(bar) || bar.reading.kind == Reading::Kind::not_positive;
      const bool at_value = bar.reading.known() && !bar.reading.extent.open_high;
      const double part = at_start ? 0 : at_value ? unit.at(bar.reading.extent.high) : 1;
      if (part <= 0 || !chart.tip_labels) continue;
      const Points text =
          kTipGap + kMarkRadius + canvas.width_of(bar.text, value_role(canvas, bar));
      length = std::min(length, (width - from - text) / part);
    }
  return plan.over(from, from + std::max(length, kNarrowestScale));
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

std::string tip_text(const Value& value, const Axis& axis) {
  const bool is_named = value.unit.str() == axis.unit && axis.unit != "%";
  return format(value, is_named ? UnitDisplay::number_only : UnitDisplay::with_unit);
}

BarPlan plan_bars(BarChart& chart, Points legend, Points width, const Canvas& canvas,
                  Notes& notes) {
  note_unplaced(chart, notes);
  RowPlan rows = limit_rows(chart, legend, width, canvas, notes);
  BarPlan plan;
  plan.names = std::move(rows.labels);
  plan.heights = std::move(rows.heights);
  for (BarRow& row : chart.rows)
    for (Bar& bar : row.bars)
      bar.text = canvas.fitted(bar.text, value_role(canvas, bar),
                               (width - plan.names.width) * kWidestText - kTipGap);
  const Range range = data_range(chart);
  const ValueRoom room = widest_values(chart, canvas);
  // The scale can only become longer than this: ticks that fit here fit it.
  const Points shortest = width - plan.names.width - room.left - room.right - kMarkRadius;
  plan.axis = plan_horizontal_axis(chart.axis, range, std::max(shortest, kNarrowestScale), canvas);
  if (!any_known(chart)) plan.axis.ticks.clear();  // ticks of nothing
  plan.scale = fit_scale(chart, plan.axis, plan.names.width, width, canvas);
  return plan;
}

bool has_place(const ChartThreshold& threshold, const BarChart& chart) {
  return std::isfinite(threshold.value) &&
         (chart.axis.scale != Axis::Scale::logarithmic || threshold.value > 0);
}

}  // namespace quire::core::charts
