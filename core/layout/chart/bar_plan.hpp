#pragma once

#include "layout/chart/axis.hpp"
#include "layout/chart/bar_rows.hpp"
#include "layout/chart/row_labels.hpp"

namespace quire::core::charts {

/// How a chart of bars divides its width, and the heights of its rows.
struct BarPlan {
  RowLabels names;
  std::vector<Points> heights;
  AxisPlan axis;
  Scale scale;
};

/// Leaves rows that no page holds out of `chart`, and shortens values that are too wide; what is
/// missing goes to `notes`. `legend` is the height that it took.
BarPlan plan_bars(BarChart& chart, Points legend, Points width, const Canvas& canvas, Notes& notes);

/// Whether the threshold can be shown on the chart's axis.
bool has_place(const ChartThreshold& threshold, const BarChart& chart);

}  // namespace quire::core::charts
