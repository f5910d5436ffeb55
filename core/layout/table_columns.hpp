#pragma once

#include <vector>

#include "layout/column_widths.hpp"
#include "layout/inline_text.hpp"

namespace quire::core {

constexpr Points kCellPadding = 3;  // left and right of each cell's text

/// What each column of a table needs in the theme's type, padding left out.
struct TableNeeds {
  std::vector<ColumnNeed> columns;
  std::vector<Points> trends;  // width of what is drawn beside the text of a column's cells
  std::vector<TableColumn::Align> aligns;
};

/// Columns of a table by their place in it: those that stand side by side.
using ColumnChoice = std::vector<std::size_t>;

/// Chosen columns measured: what their text is set in and how wide each is, padding included.
struct TableColumns {
  TextRole body;
  TextRole head;
  std::vector<Points> widths;
  /// Right-aligned columns: width of the longest part from the decimal point on. Cells with a
  /// shorter one are moved left, so that the points stand below each other.
  std::vector<Points> fractions;
  std::vector<Points> trends;
  std::vector<Points> gaps;  // kept free at the right of each, besides the padding
};

TableNeeds needs_of(const Table& table, const Setting& setting);

/// Of columns side by side at least, padding included.
Points least_width(const TableNeeds& needs, const ColumnChoice& columns);

/// All columns in as few choices as `width` allows, about the same number in each; every one begins with
/// the first column. Empty where there is no room for another beside it.
std::vector<ColumnChoice> split_columns(const TableNeeds& needs, Points width);

/// Finds widths from the cells: each column gets at least its widest unbreakable piece and at most
/// what its text needs on one line, what is left is shared. Columns that do not fit are set
/// smaller, down to 6.5 pt; those that still do not are reported and their words broken.
TableColumns plan_columns(const Table& table, const TableNeeds& needs, const ColumnChoice& columns,
                          Points width, const Setting& setting);

/// The part of a number's text from its decimal point on, in points; 0 when there is none.
Points fraction_width(const TableCell& cell, const TextRole& role, UnitDisplay units,
                      const Setting& setting);

/// What a row is set in.
TextRole row_role(TextRole body, const TableRow& row);

/// Cells of a column with a unit in its head show numbers only.
UnitDisplay units_of(const TableColumn& column);

/// A cell's text with its mark in front.
std::vector<InlineSpan> cell_spans(const TableCell& cell, const TableColumn& column,
                                   const TextRole& role, TagId tag, const Setting& setting);
std::vector<InlineSpan> head_spans(const TableColumn& column, const TextRole& role, TagId tag,
                                   const Setting& setting);

}  // namespace quire::core
