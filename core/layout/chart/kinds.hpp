#pragma once

#include "document/document.hpp"
#include "layout/chart/canvas.hpp"

namespace quire::core::charts {

/// One function per Chart::Kind; the chart has at least one point, or a node.
Frame draw_bar(const Chart& chart, Points width, Canvas canvas);
Frame draw_grouped_bar(const Chart& chart, Points width, Canvas canvas);
Frame draw_dot(const Chart& chart, Points width, Canvas canvas);
Frame draw_dumbbell(const Chart& chart, Points width, Canvas canvas);
Frame draw_stacked_bar(const Chart& chart, Points width, Canvas canvas);
Frame draw_heat_map(const Chart& chart, Points width, Canvas canvas);
Frame draw_line(const Chart& chart, Points width, Canvas canvas);
Frame draw_network(const Chart& chart, Points width, Canvas canvas);
Frame draw_risk_matrix(const Chart& chart, Points width, Canvas canvas);
Frame draw_scatter(const Chart& chart, Points width, Canvas canvas);
Frame draw_timeline(const Chart& chart, Points width, Canvas canvas);
Frame draw_lollipop(const Chart& chart, Points width, Canvas canvas);
Frame draw_column(const Chart& chart, Points width, Canvas canvas);
Frame draw_stacked_amount(const Chart& chart, Points width, Canvas canvas);
Frame draw_area(const Chart& chart, Points width, Canvas canvas);
Frame draw_small_multiples(const Chart& chart, Points width, Canvas canvas);
Frame draw_calibration(const Chart& chart, Points width, Canvas canvas);
Frame draw_slope(const Chart& chart, Points width, Canvas canvas);

}  // namespace quire::core::charts
