#pragma once

#include <string>
#include <vector>

#include "dataset/dataset.hpp"
#include "document/value.hpp"

namespace quire::core {

/// The columns of a row whose cell is the value: its number in its unit, either bound of an interval, its text or
/// date. A plugin names rows only; which cell it read shows in what it says.
std::vector<std::string> columns_with(const Value& value, const TableView& table, std::size_t row);

}  // namespace quire::core
