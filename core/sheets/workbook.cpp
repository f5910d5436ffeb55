#include "sheets/workbook.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

#include "sheets/cell_place.hpp"

namespace quire::core {
namespace {

// "yyyy\-mm\-dd" is a date, "0.00" and [Red]"days" are none: letters in quotes, brackets or after a backslash
// do not count.
bool names_a_day(std::string_view code) {
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '[') {
      i = std::min(code.find(']', i + 1), code.size());
    } else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') {
      return true;
    }
  }
  return false;
}

}  // namespace

SheetCell& Sheet::at(std::int32_t row, std::int32_t column) {
  if (row < 0 || column < 0 || row >= kMostSheetRows || column >= kMostSheetColumns)
    throw std::runtime_error("a cell lies outside of any sheet");
  const auto r = static_cast<std::size_t>(row);
  const auto c = static_cast<std::size_t>(column);
  if (rows.size() <= r) rows.resize(r + 1);
  if (rows[r].size() <= c) rows[r].resize(c + 1);
  return rows[r][c];
}

SheetCell Sheet::cell(std::int32_t row, std::int32_t column) const {
  const auto r = static_cast<std::size_t>(row);
  const auto c = static_cast<std::size_t>(column);
  return r < rows.size() && c < rows[r].size() ? rows[r][c] : SheetCell{};
}

void Sheet::spread_merged() {
  for (const SheetRange& range : merged) {
    const SheetCell value = cell(range.first_row, range.first_column);
    if (value.kind == SheetCell::Kind::none) continue;
    // Whole columns may be merged: no farther than the sheet goes.
    const std::int32_t last = std::min(range.last_row, static_cast<std::int32_t>(rows.size()) - 1);
    for (std::int32_t row = range.first_row; row <= last; ++row)
      for (std::int32_t column = range.first_column; column <= range.last_column; ++column) at(row, column) = value;
  }
}

Sheet* Workbook::find(std::string_view name) {
  const auto found = std::find_if(sheets.begin(), sheets.end(), [&](const Sheet& sheet) {
    return name.empty() ? !sheet.hidden : sheet.name == name;
  });
  return found == sheets.end() ? nullptr : &*found;
}

std::uint32_t Workbook::add_text(std::string text) {
  if (texts.size() == std::numeric_limits<std::uint32_t>::max()) throw std::runtime_error("has too many texts");
  texts.push_back(std::move(text));
  return static_cast<std::uint32_t>(texts.size() - 1);
}

bool Workbook::is_date(std::uint32_t format) const {
  if (format >= formats.size()) return false;
  const std::uint32_t number_format = formats[format];
  if (const auto own = format_codes.find(number_format); own != format_codes.end()) return names_a_day(own->second);
  // Those that every program knows: ECMA-376 part 1, 18.8.30, and the East Asian ones of its annex.
  return (number_format >= 14 && number_format <= 17) || number_format == 22 ||
         (number_format >= 27 && number_format <= 31) || number_format == 36 ||
         (number_format >= 50 && number_format <= 54) || number_format == 57 || number_format == 58;
}

}  // namespace quire::core
