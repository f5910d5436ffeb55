#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.hpp"
#include "dataset/cell.hpp"
#include "dataset/source/match_columns.hpp"
#include "dataset/table_data.hpp"

namespace quire::core::dataset_detail {

/// Takes rows of typed cells into a table. A row's line is the caller's number for it, a cell's column the
/// number of its field, both from 1.
class TypedRows {
 public:
  /// `name` is what messages call the place the rows are from.
  TypedRows(TableData& table, std::string name);

  /// The names of the fields of every row.
  void begin(std::span<const std::string_view> names, std::uint32_t line, Undeclared undeclared);
  void add(std::span<const Cell> cells, std::uint32_t line);
  /// Gives the table its last rows, and their hash.
  void finish();

 private:
  void add_cell(Column& column, const Cell& cell, std::uint32_t line, std::size_t field);
  void hash(const Cell& cell);

  TableData& table_;
  std::string name_;
  ColumnMatch match_;
  RecordBatch batch_;
  std::size_t batch_bytes_ = 0;  // of texts in the batch
  std::string bytes_;            // to be hashed
  Sha256 hash_;
};

}  // namespace quire::core::dataset_detail
