#pragma once

#include <string>
#include <vector>

#include "dataset/dataset.hpp"
#include "document/value.hpp"

namespace quire::core {

/// The columns of a row whose cell is the value: its number in its unit, either bound of an interval, its text or
/// date. A plugin names rows only; which cell it read shows in what it says.
std::vector<std::string> columns_with(const Value& value, const TableView& table, std::size_t row);

/// Whether the value can have been read from this cell: a number or date of the cell is within the value's bounds, in
/// whatever unit. Text is the plugin's own wording, and what is unknown or infinite has no cell to agree with.
bool can_be_read_from(const Value& value, const ColumnView& column, std::size_t row);

}  // namespace quire::core
