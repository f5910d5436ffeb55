#pragma once

#include "layout/chart/notes.hpp"

namespace quire::core::charts {

/// Names down the left side of a chart, up to two lines each.
struct RowLabels {
  Points width = 0;  // of the column, the gap to the plot included
  std::vector<std::vector<std::string>> lines;
};

struct RowName {
  std::string text;
  bool highlighted = false;
};

/// The column takes what the longest name needs, but no more than `most`.
RowLabels plan_row_labels(const std::vector<RowName>& names, Points most, const Canvas& canvas);

/// The name's lines around `middle`, from the left edge.
void draw_row_label(Canvas& canvas, const std::vector<std::string>& lines, Points middle,
                    bool highlighted);

/// What a page leaves for rows below `above`, with `notes` and as many lines more under them.
Points room_for_rows(Points above, const Notes& notes, int more_lines, Points width,
                     const Canvas& canvas);

/// Rows that a page holds, with their names.
struct RowPlan {
  std::vector<std::size_t> kept;  // of the rows asked for
  RowLabels labels;
  std::vector<Points> heights;
};

/// Rows of `row_height` or what their names take, no higher than `available` together; how many are
/// left out goes to `notes`.
RowPlan plan_rows(const std::vector<RowName>& names, Points row_height, Points widest_names,
                  Points available, const Canvas& canvas, Notes& notes);

/// Which rows to keep so that their heights come to no more than `available`: those highlighted
/// before others, then from the top. At least one.
std::vector<std::size_t> rows_that_fit(const std::vector<Points>& heights,
                                       const std::vector<bool>& highlighted, Points available);

}  // namespace quire::core::charts
