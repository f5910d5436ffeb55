#pragma once

#include <vector>

#include "document/document.hpp"

namespace quire::core {

/// What the columns of a table that add up come to, row after row.
class RunningSums {
 public:
  explicit RunningSums(const Table& table);

  /// Whether a column adds up, and another has room for the words beside it.
  bool has_any() const { return !columns_.empty() && columns_.size() < width_; }
  /// Adds what stands alone in the row's cells. An empty cell adds nothing, words make the sum unknown.
  void add(const TableRow& row);
  /// The sums as a row of the table: "Carried over" in its first column that does not add up.
  TableRow row() const;

 private:
  struct Sum {
    std::size_t column;
    Value value;  // unknown once a value is, or is of another unit; with as many decimals as any of them shows
    bool begun = false;
  };

  std::vector<Sum> columns_;  // from left to right
  std::size_t width_;  // columns of the table
};

}  // namespace quire::core
