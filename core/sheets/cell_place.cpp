#include "sheets/cell_place.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "base/diagnostic.hpp"

namespace quire::core {

std::optional<CellPlace> parse_cell_place(std::string_view text) {
  std::int32_t column = 0;
  std::size_t letters = 0;
  for (; letters < text.size() && ((text[letters] | 0x20) >= 'a' && (text[letters] | 0x20) <= 'z'); ++letters) {
    column = column * 26 + (text[letters] & 0x1F);
    if (column > kMostSheetColumns) return {};
  }
  std::int32_t row = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data() + letters, end, row);
  if (letters == 0 || error != std::errc() || rest != end || row < 1 || row > kMostSheetRows) return {};
  return CellPlace{row - 1, column - 1};
}

std::string cell_name(CellPlace place) {
  std::string letters;
  for (std::int32_t column = place.column + 1; column > 0; column = (column - 1) / 26)
    letters += static_cast<char>('A' + (column - 1) % 26);
  std::reverse(letters.begin(), letters.end());
  return letters + std::to_string(place.row + 1);
}

void refuse_cell(CellPlace place, std::string_view text, std::string_view reason) {
  throw std::runtime_error("has " + quote(text) + " in cell " + cell_name(place) + ", which " + std::string(reason));
}

}  // namespace quire::core
