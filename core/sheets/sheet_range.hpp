#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace quire::core {

/// Rows and columns of a sheet from 0, both ends included.
struct SheetRange {
  static constexpr std::int32_t kOpen = std::numeric_limits<std::int32_t>::max();

  std::int32_t first_row = 0;
  std::int32_t first_column = 0;
  std::int32_t last_row = kOpen;
  std::int32_t last_column = kOpen;
};

/// "B3:H200"; "B3:H" goes on to the last row, "B:H" begins with the first. Empty for anything else.
std::optional<SheetRange> parse_sheet_range(std::string_view text);

}  // namespace quire::core
