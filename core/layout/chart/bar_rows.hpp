#pragma once

#include "layout/chart/extent.hpp"
#include "layout/chart/marks.hpp"
#include "layout/chart/notes.hpp"

namespace quire::core::charts {

struct Bar {
  Reading reading;
  std::string text;  // the value as printed at the tip
  Color color;
  bool highlighted = false;
  std::size_t slot = 0;  // place in the row, from the top
};

struct BarRow {
  std::string label;
  std::vector<Bar> bars;
  bool highlighted = false;
};

/// Rows of bars with their names on the left and the value axis on top.
struct BarChart {
  Axis axis;
  std::vector<ChartThreshold> thresholds;
  std::vector<LegendEntry> legend;
  std::vector<BarRow> rows;
  std::size_t slots = 1;  // of each row
  Points bar_height = 0;
  Points slot_height = 0;  // of one bar and the air around it
  Points row_height = 0;   // of a row whose name takes one line
  bool tip_labels = true;
};

/// The axis that bars are measured on: the y axis, unless only x is described. With a logarithmic
/// scale on either it is logarithmic, and dots stand for bars: a bar has to start at zero.
Axis bar_axis(const Chart& chart);

Frame draw_bar_rows(BarChart chart, Notes notes, Points width, Canvas canvas);

}  // namespace quire::core::charts
