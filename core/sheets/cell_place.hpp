#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quire::core {

constexpr std::int32_t kMostSheetRows = 1'048'576;
constexpr std::int32_t kMostSheetColumns = 16'384;

/// Where a cell stands in its sheet, from 0.
struct CellPlace {
  std::int32_t row = 0;
  std::int32_t column = 0;
};

/// "B3". Empty for anything else, and for cells outside of any sheet.
std::optional<CellPlace> parse_cell_place(std::string_view text);
std::string cell_name(CellPlace place);

/// Throws std::runtime_error: `has "12abc" in cell B3, which is not a number`.
[[noreturn]] void refuse_cell(CellPlace place, std::string_view text, std::string_view reason);

}  // namespace quire::core
