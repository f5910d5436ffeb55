#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/dictionary.hpp"
#include "dataset/schema.hpp"

namespace quire::core::dataset_detail {

/// What is wrong with one cell. Only a number: a file may be wrong a million times, and the words
/// are made (`explain`) only for the few that are printed.
enum class CellProblem : std::uint8_t {
  none,
  missing,
  not_an_integer,
  integer_range,
  not_a_number,
  number_range,
  not_a_boolean,
  not_a_date,
  empty_item,
  below_minimum,
  above_maximum,
  not_allowed,
};

/// The values of one column while its table is being read, hidden rows included.
///
/// Shape: each `add_…` adds one row, a missing one where there is a problem. integers, decimals or
/// codes have one entry per row, by type (codes: dictionary numbers of text, days of dates, 0 and 1
/// of booleans); a list has offsets into codes instead.
struct Column {
  explicit Column(const ColumnSchema& column_schema) : schema(&column_schema) {}

  CellProblem add_missing();
  /// A cell as CSV has it; an empty one is missing.
  CellProblem add_cell(std::string_view cell);
  CellProblem add_integer(std::int64_t value);
  CellProblem add_decimal(double value);
  CellProblem add_boolean(bool value);
  CellProblem add_date(Date value);
  CellProblem add_text(std::string_view value);
  CellProblem add_items(std::span<const std::string_view> items);
  /// Adds a missing row and gives the problem back.
  CellProblem reject(CellProblem problem);

  /// Adds the rows of `more`, a column of the same schema. False when its texts do not fit any more.
  [[nodiscard]] bool append(const Column& more);
  void reserve(std::size_t rows);
  /// Forgets all rows, keeps the memory.
  void clear();

  const ColumnSchema* schema;
  std::vector<std::uint8_t> present;  // 1 where the row has a value
  std::vector<std::int64_t> integers;
  std::vector<double> decimals;
  std::vector<std::int32_t> codes;
  std::vector<std::int32_t> offsets{0};
  Dictionary dictionary;

 private:
  bool is_allowed(std::string_view text) const;
  CellProblem outside(long double value) const;
};

/// The parts of a list cell, spaces around them dropped.
std::vector<std::string_view> split_list(std::string_view cell);

/// The message for a problem of `cell`, with its code and hint; the place is the caller's to fill
/// in.
Diagnostic explain(CellProblem problem, const ColumnSchema& schema, std::string_view cell);

}  // namespace quire::core::dataset_detail
