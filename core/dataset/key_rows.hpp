#pragma once

#include <cstdint>
#include <vector>

#include "dataset/column.hpp"

namespace quire::core::dataset_detail {

/// The row that each value of a key column is in, found as rows are added.
class KeyRows {
 public:
  static constexpr std::uint32_t kNew = 0xFFFF'FFFF;

  /// Takes the value of `row`, which must be there; rows come in their order. Gives the row that had this
  /// value before, or kNew.
  std::uint32_t take(const Column& key, std::uint32_t row);

 private:
  std::uint32_t take_text(const Column& key, std::uint32_t row);
  std::uint32_t take_integer(const Column& key, std::uint32_t row);
  void grow(const Column& key);

  std::vector<std::uint32_t> by_code_;  // a text's row, by its dictionary number
  // Integers that only rise, as most keys do, need no table: none can be there already.
  bool rising_ = true;
  std::vector<std::uint32_t> rows_;   // that hold an integer for the first time
  std::vector<std::uint32_t> slots_;  // open addressing, a power of two, kNew where free
};

}  // namespace quire::core::dataset_detail
