#pragma once

#include <vector>

#include "layout/inline_text.hpp"

namespace quire::core {

constexpr Points kCellPadding = 3;  // left and right of each cell's text

/// A table measured: what its text is set in and how wide each column is, padding included.
struct TableColumns {
  TextRole body;
  TextRole head;
  std::vector<Points> widths;
  /// Right-aligned columns: width of the longest part from the decimal point on. Cells with a
  /// shorter one are moved left, so that the points stand below each other.
  std::vector<Points> fractions;
  std::vector<Points> trends;  // width of what is drawn beside the text of a column's cells
};

/// Finds widths from the cells: each column gets at least its widest unbreakable piece and at most
/// what its text needs on one line, what is left is shared. A table that does not fit is set
/// smaller, down to 6.5 pt; one that still does not is reported and its words are broken.
TableColumns plan_columns(const Table& table, Points width, const Setting& setting);

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
