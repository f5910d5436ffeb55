#pragma once

#include <string>
#include <vector>

#include "dataset/dataset.hpp"

namespace quire::core {

/// A row's value as a CSV cell of the dataset has it; empty where there is none.
std::string cell_words(const ColumnView& column, std::size_t row);

/// The items of a row of a list column.
std::vector<std::string> items_of(const ColumnView& column, std::size_t row);

}  // namespace quire::core
