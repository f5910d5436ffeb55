#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dataset/cell.hpp"

namespace quire::core::dataset_detail {

/// How a field of `COPY … (FORMAT BINARY)` is written: PostgreSQL's send functions, in network order.
enum class CopyField : std::uint8_t { boolean, int2, int4, int8, float8, date, text };

/// Takes the messages of a COPY apart, each of which holds whole rows.
class CopyReader {
 public:
  explicit CopyReader(std::vector<CopyField> fields) : fields_(std::move(fields)), cells_(fields_.size()) {}

  /// Calls `take` with the cells of each row; their texts are those of the message. False when the
  /// message is not what the server should have sent.
  template <typename Take>
  bool read(std::string_view message, Take take) {
    if (!skip_header(message)) return false;
    while (!message.empty()) {
      if (!next_row(message)) return false;
      if (!ended_) take(std::span<const Cell>(cells_));
    }
    return true;
  }

  /// Whether the end of all rows was seen.
  bool ended() const { return ended_; }

 private:
  bool skip_header(std::string_view& message);
  bool next_row(std::string_view& message);

  std::vector<CopyField> fields_;
  std::vector<Cell> cells_;
  bool begun_ = false;
  bool ended_ = false;
};

}  // namespace quire::core::dataset_detail
