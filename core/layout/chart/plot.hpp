#pragma once

#include "layout/chart/axis.hpp"
#include "layout/chart/label_placement.hpp"
#include "layout/chart/notes.hpp"

namespace quire::core::charts {

/// The field of a chart with two value axes, and where they stand around it.
struct Plot {
  AxisPlan x_plan;
  AxisPlan y_plan;
  Rect area;
  Points gutter = 0;        // right of the area, for names at the ends of lines
  bool y_on_right = false;  // time series read from their last value
  Scale x;
  Scale y;
};

struct PlotRequest {
  Range x;
  Range y;
  Points top = 0;
  Points width = 0;
  Points height = 0;  // of the area
  Points gutter = 0;
};

Plot plan_plot(const Chart& chart, const PlotRequest& request, const Canvas& canvas);

/// Grid, zero line and tick labels.
enum class Grid { y_only, both };
void draw_axes(Canvas& canvas, const Plot& plot, Grid grid, Points width);

/// The name of the y axis, and what must be known to read it, above the plot on the axis' side.
/// Returns the height taken.
Points draw_y_title(Canvas& canvas, const std::string& title, bool on_right, Points top,
                    Points width);

/// The name of the x axis, if it has one, below its tick labels. Returns the height taken.
Points draw_x_title(Canvas& canvas, const Axis& axis, Points top, Points width);

/// Lines of the thresholds, clipped to the plot.
std::vector<Segment> draw_thresholds(Canvas& canvas, const Chart& chart, const Plot& plot);

/// Places where the name of a threshold whose line is `line` can stand: beside it, inside the plot.
std::vector<LabelPlace> places_along(const Segment& line, Size label);

/// What the threshold is read on: values that the axis has to hold.
void include_thresholds(const Chart& chart, Range& x, Range& y);

}  // namespace quire::core::charts
