#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sheets/cell_place.hpp"

namespace quire::core {

/// The values of cells as XML writes them; blanks around them are no part of them. Anything else throws what
/// refuse_cell does.
double read_number(std::string_view text, CellPlace place);
bool read_boolean(std::string_view text, CellPlace place);
/// A whole number that is not negative, of any attribute; empty for anything else.
std::optional<std::uint32_t> read_count(std::string_view text);
/// The shortest that is read as the same number.
std::string number_text(double number);
std::string_view without_blanks(std::string_view text);

}  // namespace quire::core
