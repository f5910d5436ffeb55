#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "base/date.hpp"
#include "dataset/column.hpp"

namespace quire::core::dataset_detail {

/// A value as a database or a spreadsheet has it; the first is none at all. Texts are borrowed.
using Cell = std::variant<std::monostate, std::int64_t, double, bool, Date, std::string_view>;

/// Adds the cell as the column's type has it: a number where text is wanted is its shortest form, a whole
/// one is an integer, a text is read as in CSV. Anything that would lose something is a problem.
CellProblem add(Column& column, const Cell& cell);

/// The cell as messages show it.
std::string text_of(const Cell& cell);

}  // namespace quire::core::dataset_detail
