#pragma once

#include <vector>

#include "base/geometry.hpp"

namespace quire::core {

/// What a table's column needs, cell padding left out.
struct ColumnNeed {
  Points minimum = 0;    // of its widest unbreakable piece
  Points preferred = 0;  // with each cell on one line
  Points fraction = 0;   // of the longest part of a number from the decimal point on
  /// Width of single cells on one line, the same rows in every column: those that the widths are
  /// chosen for.
  std::vector<Points> cells;
};

/// Widths that make `room` together: never below the minimum while that fits, and where not all
/// cells can stand on one line, those that make the table lowest. Where it does not fit, the columns
/// that need most are cut to one width.
std::vector<Points> share_width(const std::vector<ColumnNeed>& needs, Points room);

}  // namespace quire::core
