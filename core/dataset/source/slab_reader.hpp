#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "dataset/source/csv_input.hpp"

namespace quire::core::dataset_detail {

/// Some whole records of a CSV file. To be used again for the next ones, which saves its memory.
struct Slab {
  std::string_view text() const { return {buffer.data(), size}; }

  std::vector<char> buffer;
  std::size_t size = 0;
  std::uint32_t line = 1;  // where the first record starts
  bool regular = true;     // RFC 4180 is kept, see CsvStructure
  bool cut = false;        // the last record goes on, but is longer than a record may be
};

/// Cuts a CSV file between records into slabs of about equal size, which can be read independently.
class SlabReader {
 public:
  static constexpr std::size_t kSlab = std::size_t{8} << 20;
  static constexpr std::size_t kLongestRecord = std::size_t{64} << 20;

  SlabReader(CsvInput& input, char delimiter, std::size_t slab = kSlab)
      : input_(input), delimiter_(delimiter), slab_(fitting(slab, input.size())) {}

  /// The next records; false when there are none, or after a failure of the input.
  bool next(Slab& slab);

 private:
  // A slab no larger than the whole text, and a byte more to see its end: the kernel clears every page of it.
  static std::size_t fitting(std::size_t slab, std::size_t text) {
    return text == 0 ? slab : std::min(slab, text + 1);
  }
  void fill(Slab& slab, std::size_t wanted);
  void skip_byte_order_mark(Slab& slab);

  CsvInput& input_;
  char delimiter_;
  std::size_t slab_;
  std::vector<char> rest_;  // the beginning of the record that the last slab did not hold whole
  std::uint32_t line_ = 1;
  bool is_first_ = true;
  bool at_end_ = false;
};

}  // namespace quire::core::dataset_detail
