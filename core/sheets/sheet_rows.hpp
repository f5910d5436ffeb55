#pragma once

#include <functional>
#include <string>

#include "sheets/workbook.hpp"

namespace quire::core {

/// Which rows of which sheet are a table.
struct SheetRequest {
  std::string sheet;            // empty: the first that is not hidden
  std::string range;            // "B3:H200"; empty: all
  std::int32_t header_row = 0;  // its number in the sheet, from 1; 0: the first that is not empty; -1: there is none
};

/// The messages of source/row_stream.hpp for the table, in pieces to `write`; or its problem.
void write_rows(Workbook& book, const SheetRequest& request, const std::function<void(const std::string&)>& write);

}  // namespace quire::core
