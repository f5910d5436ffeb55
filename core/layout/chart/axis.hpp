#pragma once

#include <string>

#include "layout/chart/canvas.hpp"
#include "layout/chart/extent.hpp"
#include "layout/chart/scale.hpp"
#include "layout/chart/ticks.hpp"

namespace quire::core::charts {

/// What an axis shows, before it has a place.
struct AxisPlan {
  Axis::Scale kind = Axis::Scale::linear;
  double low = 0;
  double high = 1;
  std::vector<Tick> ticks;  // within low and high, labels that fit side by side

  bool logarithmic() const { return kind == Axis::Scale::logarithmic; }
  bool time() const { return kind == Axis::Scale::time; }
  Scale over(Points from, Points to) const { return {kind, low, high, from, to}; }
};

/// Plans an axis over `data` and the bounds that the author gave: these may widen the axis, never
/// cut data off. Linear and logarithmic axes end on ticks. `length` is about what it will have.
AxisPlan plan_horizontal_axis(const Axis& axis, Range data, Points length, const Canvas& canvas);
AxisPlan plan_vertical_axis(const Axis& axis, Range data, Points length);

/// `data` with zero, if a bar's length or its nearness to zero asks for it.
Range with_zero(Range data);

/// The same for lines, which need not start at zero: where they nearly do, they had better.
Range with_zero_if_near(const Axis& axis, Range data);

/// "TPP, TOPS × bit length, log scale"; empty if there is nothing to say.
std::string axis_title(const Axis& axis);
/// The same, with a word where the axis over `data` does not start at zero.
std::string value_axis_title(const Axis& axis, const Range& data);

/// Height of the labels of a horizontal axis.
Points tick_label_height(const AxisPlan& plan, const Canvas& canvas);

enum class Side { above, below };

/// Labels of a horizontal axis, centred on their ticks, within 0 and `width`; `y` is the edge of
/// the labels' space next to the plot.
void draw_tick_labels(Canvas& canvas, const AxisPlan& plan, const Scale& scale, Points y, Side side,
                      Points width);

/// The axis of horizontal bars: its title on the right, below it the tick labels. Returns where
/// they end.
Points draw_top_axis(Canvas& canvas, const Axis& axis, const AxisPlan& plan, const Scale& scale,
                     Points top, Points width);

/// "23 Nov 2026".
std::string short_date(double day);

Stroke grid_stroke(const Theme& theme);
Stroke zero_stroke(const Theme& theme);
Stroke threshold_stroke(const Theme& theme);

}  // namespace quire::core::charts
