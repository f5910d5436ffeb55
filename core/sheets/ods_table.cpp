#include "sheets/ods_table.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/diagnostic.hpp"
#include "sheets/cell_text.hpp"
#include "sheets/ods_names.hpp"

namespace quire::core {
namespace {

// Within the memory that the program has; 1 GB of XML could stand for any number of them.
constexpr std::int64_t kMostCells = 32'000'000;

/// How often something is there, or how far it goes.
std::int64_t times(const XmlElement& element, std::string_view attribute) {
  const std::string_view text = element.attribute(kOdsTable, attribute).value_or("1");
  const std::optional<std::uint32_t> count = read_count(text);
  if (!count || *count == 0)
    throw std::runtime_error("is damaged: its " + std::string(attribute) + " is " + quote(text));
  return *count;
}

}  // namespace

void OdsTable::begin_row(const XmlElement& element) {
  rows_ = times(element, "number-rows-repeated");
  column_ = 0;
}

void OdsTable::begin_cell(const XmlElement& element) {
  columns_ = times(element, "number-columns-repeated");
  columns_spanned_ = times(element, "number-columns-spanned");
  rows_spanned_ = times(element, "number-rows-spanned");
  cell_.begin(element);
}

void OdsTable::end_cell() {
  // Rows and columns without values may go past the end of any sheet.
  const CellPlace place{static_cast<std::int32_t>(std::min<std::int64_t>(row_, kMostSheetRows)),
                        static_cast<std::int32_t>(std::min<std::int64_t>(column_, kMostSheetColumns))};
  const SheetCell value = cell_.value(place, book_);
  const std::int64_t first = column_;
  column_ += columns_;
  if (value.kind == SheetCell::Kind::none) return;
  if (row_ + rows_ > kMostSheetRows || column_ > kMostSheetColumns)
    throw std::runtime_error("has values outside of what a sheet may have: 1048576 rows, 16384 columns");
  cells_.resize(static_cast<std::size_t>(first));
  cells_.resize(static_cast<std::size_t>(column_), value);
  if (rows_spanned_ > 1 || columns_spanned_ > 1) add_merged();
}

void OdsTable::add_merged() {
  const auto end = [](std::int64_t first, std::int64_t count, std::int64_t most) {
    return static_cast<std::int32_t>(std::min(first + count, most)) - 1;
  };
  const std::int64_t column = column_ - columns_;
  merged_.push_back({static_cast<std::int32_t>(row_), static_cast<std::int32_t>(column),
                     end(row_, rows_spanned_, kMostSheetRows), end(column, columns_spanned_, kMostSheetColumns)});
}

void OdsTable::end_row() {
  if (!cells_.empty()) repeat_row();
  row_ += rows_;
  cells_.clear();
  merged_.clear();
}

void OdsTable::repeat_row() {
  count_cells(rows_ * static_cast<std::int64_t>(cells_.size() + merged_.size()));
  sheet_.rows.resize(static_cast<std::size_t>(row_));
  sheet_.rows.resize(static_cast<std::size_t>(row_ + rows_), cells_);
  for (std::int32_t below = 0; below < rows_; ++below)
    for (const SheetRange& range : merged_)
      sheet_.merged.push_back({range.first_row + below, range.first_column, range.last_row + below, range.last_column});
}

void OdsTable::count_cells(std::int64_t count) {
  count_ += count;
  if (count_ > kMostCells) throw std::runtime_error("has more than 32000000 cells: it is too large, or made to be");
}

}  // namespace quire::core
