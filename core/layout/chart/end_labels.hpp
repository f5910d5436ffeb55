#pragma once

#include "layout/chart/line_series.hpp"

namespace quire::core::charts {

/// The name of a line, wrapped to the gutter right of the plot.
struct EndLabel {
  std::size_t line = 0;
  std::vector<std::string> words;
  TextRole role;
  Points width = 0;
  bool reaches_edge = false;  // the line goes on to the right side: its name stands in the gutter
};

/// `x` is the range of all lines.
std::vector<EndLabel> plan_end_labels(const std::vector<LineSeries>& lines, const Range& x,
                                      Axis::Scale scale, Points widest, const Canvas& canvas);

/// Width of the gutter that the labels need.
Points gutter_for(const std::vector<EndLabel>& labels);

/// Draws the names in the gutter, moved apart by no more than kFarthestLabel. Those that would have
/// to move farther go to `dropped`, the least important first. Returns where names now stand.
std::vector<Rect> draw_end_labels(Canvas& canvas, const std::vector<EndLabel>& labels,
                                  const std::vector<LineSeries>& lines, const Plot& plot,
                                  std::vector<std::string>& dropped);

}  // namespace quire::core::charts
