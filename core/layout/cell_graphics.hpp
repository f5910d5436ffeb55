#pragma once

#include "layout/setting.hpp"

namespace quire::core {

constexpr Points kTrendGap = 5;  // between a cell's text and its trend

/// Width that the trends of a column take beside the text of its cells; 0 where none has one.
Points trend_width(const Table& table, std::size_t column);

/// A cell's trend, tagged as a figure of the cell with what it shows in words.
Frame set_trend(const std::vector<Value>& trend, Size size, TagId cell, const Setting& setting);

/// What the bars of a column are measured on: all of its numbers, and zero.
struct BarScale {
  double low = 0;
  double high = 0;
};
BarScale bar_scale(const Table& table, std::size_t column);

/// The bar of a cell's number, from zero on, inside of `area`. A cell without a number has none.
void add_cell_bar(const TableCell& cell, const BarScale& scale, const Rect& area, Frame& frame,
                  const Theme& theme);

}  // namespace quire::core
