#pragma once

#include <cstdint>
#include <vector>

#include "sheets/ods_cell.hpp"
#include "sheets/workbook.hpp"

namespace quire::core {

/// Puts the rows and cells of a <table:table> where they belong: each may stand for many of its kind.
class OdsTable {
 public:
  OdsTable(Workbook& book, Sheet& sheet) : book_(book), sheet_(sheet) {}

  void begin_row(const XmlElement& element);
  void begin_cell(const XmlElement& element);
  OdsText& text() { return cell_.text(); }
  void end_cell();
  void end_row();

 private:
  void add_merged();
  void repeat_row();
  void count_cells(std::int64_t count);

  Workbook& book_;
  Sheet& sheet_;
  OdsCell cell_;
  std::vector<SheetCell> cells_;    // of the row, up to the last that has a value
  std::vector<SheetRange> merged_;  // of the row
  std::int64_t row_ = 0;            // past the end of any sheet where rows without values go that far
  std::int64_t column_ = 0;
  std::int64_t rows_ = 1;     // that the row stands for
  std::int64_t columns_ = 1;  // that the cell stands for
  std::int64_t rows_spanned_ = 1;
  std::int64_t columns_spanned_ = 1;
  std::int64_t count_ = 0;  // of all cells
};

}  // namespace quire::core
