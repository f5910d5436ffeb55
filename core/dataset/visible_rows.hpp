#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "dataset/table_data.hpp"

namespace quire::core::dataset_detail {

/// The rows that were known at `as_of`, all of them when it is empty or the table is not dated.
std::vector<std::uint32_t> visible_rows(const TableData& table, std::optional<Date> as_of);

/// One column's visible rows as Arrow lays them out; see ColumnView. The dictionary holds what
/// these rows use and nothing else: a hidden row must not show through it.
struct PackedColumn {
  std::size_t missing = 0;
  std::vector<std::uint8_t> validity;
  std::vector<std::uint8_t> bits;  // boolean
  std::vector<std::int64_t> integers;
  std::vector<double> decimals;
  std::vector<std::int32_t> codes;  // text, list; days of a date
  std::vector<std::int32_t> offsets;
  Dictionary dictionary;
};

PackedColumn pack(const Column& column, const std::vector<std::uint32_t>& rows);

}  // namespace quire::core::dataset_detail
