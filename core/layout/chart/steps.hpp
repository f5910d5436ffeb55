#pragma once

#include "layout/chart/line_series.hpp"

namespace quire::core::charts {

/// Each value holds from its point to the next one, known or not: an exact one as a line, risers
/// between two of them; an interval as a rectangle of 20 % tint between two thin steps, which go on along the exact
/// values beside it.
void draw_steps(Canvas& canvas, const LineSeries& series, const Plot& plot);
void draw_step_bands(Canvas& canvas, const LineSeries& series, const Plot& plot);

}  // namespace quire::core::charts
