#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sheets/moments.hpp"
#include "sheets/sheet_range.hpp"

namespace quire::core {

/// A value as a spreadsheet has it, its number format beside it.
struct SheetCell {
  enum class Kind : std::uint8_t { none, number, boolean, date, text };
  Kind kind = Kind::none;
  std::uint32_t format = 0;  // of a number: the index of its cell format
  double number = 0;         // or 0 and 1; of a date its seconds since 1970-01-01
  std::uint32_t text = 0;    // the number of a text in the workbook
};

struct Sheet {
  std::string name;
  bool hidden = false;
  std::vector<std::vector<SheetCell>> rows;
  std::vector<SheetRange> merged;

  SheetCell& at(std::int32_t row, std::int32_t column);
  /// None where nothing was written.
  SheetCell cell(std::int32_t row, std::int32_t column) const;
  /// Gives every cell of a merged range the value of its first one, which shows for all of them.
  void spread_merged();
};

struct Workbook {
  std::vector<Sheet> sheets;
  std::vector<std::string> texts;
  DaySystem day_system = DaySystem::from_1900;
  std::vector<std::uint32_t> formats;                // the number format of each cell format
  std::map<std::uint32_t, std::string> format_codes;  // of those that the file defines itself

  /// The first sheet of this name; for an empty name the first that is not hidden. Null where there is none.
  Sheet* find(std::string_view name);
  /// The number of a text that is added.
  std::uint32_t add_text(std::string text);
  /// Whether numbers of this cell format are days, or moments.
  bool is_date(std::uint32_t format) const;
};

/// Reads an .xlsx or .ods file: the names of its sheets, and of the one that `sheet` finds its cells. The others are
/// not read, as what is wrong in them is no matter of this one. Throws std::exception with the reason.
Workbook read_workbook(std::string file, std::string_view sheet);

}  // namespace quire::core
