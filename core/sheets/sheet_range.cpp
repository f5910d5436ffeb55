#include "sheets/sheet_range.hpp"

#include "sheets/cell_place.hpp"

namespace quire::core {
namespace {

struct Corner {
  std::int32_t column = 0;
  std::optional<std::int32_t> row;
};

std::optional<Corner> parse_corner(std::string_view text) {
  const bool has_row = !text.empty() && text.back() >= '0' && text.back() <= '9';
  const std::optional<CellPlace> place = parse_cell_place(has_row ? std::string(text) : std::string(text) + "1");
  if (!place) return {};
  return Corner{place->column, has_row ? std::optional(place->row) : std::nullopt};
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
