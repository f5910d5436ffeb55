#pragma once

#include <map>

#include "layout/chart/extent.hpp"
#include "layout/chart/marks.hpp"
#include "layout/chart/notes.hpp"

namespace quire::core::charts {

/// How a value stands on its row.
enum class BarLook : std::uint8_t {
  bar,      // from zero
  dot,      // where a bar cannot be: on a logarithmic scale
  whisker,  // a dot; an interval as a whisker between its two ends
  stem,     // as whisker, on a line from zero
};

constexpr bool starts_at_zero(BarLook look) { return look == BarLook::bar || look == BarLook::stem; }
constexpr bool has_whiskers(BarLook look) {
  return look == BarLook::whisker || look == BarLook::stem;
}

struct Bar {
  Reading reading;
  std::string text;  // the value as printed at the tip
  Color color;
  bool highlighted = false;
  std::size_t slot = 0;  // place in the row, from the top
  BarLook look = BarLook::bar;
  std::size_t series = 0;      // decides on the shape of its marks
  bool value_on_left = false;  // of a dot or whisker
};

/// A line on a row from one value to a greater one; an infinite end is the axis' edge.
struct BarJoin {
  double from = 0;
  double to = 0;
  Stroke stroke;
};

struct BarRow {
  std::string label;
  std::vector<Bar> bars;
  bool highlighted = false;
  std::optional<BarJoin> join = {};
};

/// Rows of bars with their names on the left and the value axis on top.
struct BarChart {
  Axis axis;
  std::vector<ChartThreshold> thresholds;
  std::vector<LegendEntry> legend;
  std::vector<BarRow> rows;
  bool from_zero = true;  // the axis holds zero, and says where it is
  std::size_t slots = 1;  // of each row
  Points bar_height = 0;
  Points slot_height = 0;  // of one bar and the air around it
  Points row_height = 0;   // of a row whose name takes one line
  bool tip_labels = true;
};

/// The axis that bars are measured on: the y axis, unless only x is described. With a logarithmic
/// scale on either it is logarithmic, and dots stand for bars: a bar has to start at zero.
Axis bar_axis(const Chart& chart);

/// A value at the tip of its bar; without the unit that the axis names already, but for "%".
std::string tip_text(const Value& value, const Axis& axis);

/// The rows that `points` belong to, by label in order of first appearance; a label that one series
/// names twice has two rows.
class RowFinder {
 public:
  void begin_series() { times_.clear(); }
  BarRow& row_of(const std::string& label, std::vector<BarRow>& rows);

 private:
  std::map<std::pair<std::string, int>, std::size_t> rows_;
  std::map<std::string, int> times_;  // that the series has named the label
};

Frame draw_bar_rows(BarChart chart, Notes notes, Points width, Canvas canvas);

}  // namespace quire::core::charts
