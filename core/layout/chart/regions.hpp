#pragma once

#include "layout/chart/plot_labels.hpp"

namespace quire::core::charts {

/// Light fills below the grid, clipped to the plot; later ones lie on earlier ones, and the edges
/// of all on top. Those without an area go to `notes`. Returns the others' areas, an empty one for
/// those.
std::vector<Rect> draw_regions(Canvas& canvas, const Chart& chart, const Plot& plot, Notes& notes);

/// Their names, inside; those that had to be shortened go to `notes`.
std::vector<PlotLabel> region_labels(const Canvas& canvas, const Chart& chart,
                                     const std::vector<Rect>& areas, Notes& notes);

/// The bounds that an axis has to hold.
void include_regions(const Chart& chart, Range& x, Range& y);

}  // namespace quire::core::charts
