#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/cell.hpp"

namespace quire::core::dataset_detail {

/// What a program that turns a file into rows (quire-sheets, quire-source) writes for whoever started it:
/// messages of a kind, a length and
/// so many bytes, little-endian. One `names`, then `row`s; or a `problem` at any place; at last `end`.
enum class RowMessage : std::uint8_t { names = 1, row = 2, problem = 3, end = 4 };

/// Cells as the bytes of a message. A row begins with its number in the file.
void append_cells(std::string& bytes, RowMessage kind, std::uint32_t row, std::span<const Cell> cells);
void append_text(std::string& bytes, RowMessage kind, std::string_view text);

/// Takes the messages apart as their bytes come; what the program wrote is not trusted.
class RowStreamReader {
 public:
  struct Events {
    std::function<void(std::span<const Cell> names)> names;
    std::function<void(std::uint32_t row, std::span<const Cell> cells)> row;
    std::function<void(std::string_view problem)> problem;
  };

  explicit RowStreamReader(Events events) : events_(std::move(events)) {}

  /// False when the bytes are not such messages.
  bool read(std::string_view bytes);
  bool ended() const { return ended_; }

 private:
  bool take(RowMessage kind, std::string_view body);

  Events events_;
  std::string rest_;  // of a message that is not whole yet
  std::vector<Cell> cells_;
  bool has_names_ = false;
  bool ended_ = false;
};

}  // namespace quire::core::dataset_detail
