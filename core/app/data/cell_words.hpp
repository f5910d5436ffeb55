#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "dataset/dataset.hpp"

namespace quire::core {

/// A row's value as a CSV cell of the dataset has it; empty where there is none.
std::string cell_words(const ColumnView& column, std::size_t row);

/// The same as JSON; null where there is none.
nlohmann::ordered_json cell_json(const ColumnView& column, std::size_t row);

}  // namespace quire::core
