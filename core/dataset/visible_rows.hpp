#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "dataset/table_data.hpp"

namespace quire::core::dataset_detail {

/// For what day and for whom a dataset is; see DatasetOptions.
struct View {
  std::optional<Date> as_of;
  std::optional<std::string> audience;
};

/// The rows that were known on the view's day and that its audience may see.
std::vector<std::uint32_t> visible_rows(const TableData& table, const View& view);

/// Whether the audience may not see the column's values, in any row. Who may see a row is not for all either.
bool is_withheld(const TableSchema& table, const ColumnSchema& column, const View& view);

/// One column's visible rows as Arrow lays them out; see ColumnView. The dictionary holds what
/// these rows use and nothing else: a hidden row must not show through it.
struct PackedColumn {
  std::size_t missing = 0;
  std::vector<std::uint8_t> validity;
  // The column's own where all of its rows are visible, else those below.
  std::span<const std::byte> values;
  std::span<const std::int32_t> offsets;     // list
  const Dictionary* dictionary = nullptr;    // text, list

  struct Selected {
    std::vector<std::uint8_t> bits;  // boolean
    std::vector<std::int64_t> integers;
    std::vector<double> decimals;
    std::vector<std::int32_t> codes;  // text, list; days of a date
    std::vector<std::int32_t> offsets;
    Dictionary dictionary;
  };
  std::unique_ptr<Selected> selected;
};

PackedColumn pack(const Column& column, const std::vector<std::uint32_t>& rows);

}  // namespace quire::core::dataset_detail
