#include "sheets/sheet_range.hpp"

namespace quire::core {
namespace {

constexpr std::int32_t kMostColumns = 16'384;
constexpr std::int32_t kMostRows = 1'048'576;

struct Corner {
  std::int32_t column = 0;
  std::optional<std::int32_t> row;
};

std::optional<Corner> parse_corner(std::string_view text) {
  std::int32_t column = 0;
  while (!text.empty() && ((text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= 'a' && text[0] <= 'z'))) {
    column = column * 26 + (text[0] & 0x1F);
    if (column > kMostColumns) return {};
    text.remove_prefix(1);
  }
  if (column == 0) return {};
  if (text.empty()) return Corner{column - 1, {}};
  std::int32_t row = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return {};
    row = row * 10 + (c - '0');
    if (row > kMostRows) return {};
  }
  if (row == 0) return {};
  return Corner{column - 1, row - 1};
}

}  // namespace

std::optional<SheetRange> parse_sheet_range(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return {};
  const std::optional<Corner> first = parse_corner(text.substr(0, colon));
  const std::optional<Corner> last = parse_corner(text.substr(colon + 1));
  if (!first || !last) return {};
  const SheetRange range{first->row.value_or(0), first->column, last->row.value_or(SheetRange::kOpen), last->column};
  if (range.last_row < range.first_row || range.last_column < range.first_column) return {};
  return range;
}

}  // namespace quire::core
