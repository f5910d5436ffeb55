#pragma once

#include <map>

#include "layout/chart/canvas.hpp"
#include "layout/chart/color_classes.hpp"
#include "layout/chart/marks.hpp"

namespace quire::core::charts {

struct HeatCell {
  std::size_t column = 0;
  Reading reading;
  std::string text;
  bool highlighted = false;
};

struct HeatRow {
  std::string label;
  std::map<std::size_t, HeatCell> cells;  // by column; none where the chart has no point
  bool highlighted = false;
};

/// Rows by label in order of first appearance. Of points that one series gives one label, the last.
std::vector<HeatRow> read_heat_rows(const Chart& chart);

/// The colour of its value with the number inside. An interval whose ends differ in colour has that
/// of its low end, and a strip of the high end's on the right.
void draw_heat_cell(Canvas& canvas, const HeatCell& cell, const ColorClasses& classes,
                    const Rect& area);

/// The classes, and what strips and hatching mean where there are any.
std::vector<LegendEntry> heat_legend(const std::vector<HeatRow>& rows, const ColorClasses& classes);

}  // namespace quire::core::charts
