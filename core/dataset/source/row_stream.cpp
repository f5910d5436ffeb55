#include "dataset/source/row_stream.hpp"

#include <bit>
#include <cstring>
#include <optional>

namespace quire::core::dataset_detail {
namespace {

constexpr std::size_t kHeader = 5;
constexpr std::uint32_t kLongest = 256U << 20;

template <typename Integer>
void put(std::string& bytes, Integer value) {
  for (std::size_t i = 0; i < sizeof(Integer); ++i)
    bytes += static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i) & 0xFF);
}

template <typename Integer>
std::optional<Integer> get(std::string_view& bytes) {
  if (bytes.size() < sizeof(Integer)) return {};
  std::uint64_t value = 0;
  for (std::size_t i = sizeof(Integer); i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  bytes.remove_prefix(sizeof(Integer));
  return static_cast<Integer>(value);
}

// The kinds of a cell are the alternatives of Cell by their numbers.
void put_cell(std::string& bytes, const Cell& cell) {
  put(bytes, static_cast<std::uint8_t>(cell.index()));
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) put(bytes, *integer);
  if (const auto* decimal = std::get_if<double>(&cell)) put(bytes, std::bit_cast<std::uint64_t>(*decimal));
  if (const auto* boolean = std::get_if<bool>(&cell)) put(bytes, static_cast<std::uint8_t>(*boolean));
  if (const auto* date = std::get_if<Date>(&cell))
    put(bytes, static_cast<std::int32_t>(date->time_since_epoch().count()));
  if (const auto* text = std::get_if<std::string_view>(&cell)) {
    put(bytes, static_cast<std::uint32_t>(text->size()));
    bytes += *text;
  }
}

std::optional<Cell> get_text(std::string_view& bytes) {
  const auto size = get<std::uint32_t>(bytes);
  if (!size || *size > bytes.size()) return {};
  const Cell cell = bytes.substr(0, *size);
  bytes.remove_prefix(*size);
  return cell;
}

std::optional<Cell> get_cell(std::string_view& bytes) {
  const auto kind = get<std::uint8_t>(bytes);
  if (!kind) return {};
  switch (*kind) {
    case 0: return Cell{};
    case 1:
      if (const auto value = get<std::int64_t>(bytes)) return Cell{*value};
      return {};
    case 2:
      if (const auto value = get<std::uint64_t>(bytes)) return Cell{std::bit_cast<double>(*value)};
      return {};
    case 3:
      if (const auto value = get<std::uint8_t>(bytes)) return Cell{*value != 0};
      return {};
    case 4:
      if (const auto value = get<std::int32_t>(bytes)) return Cell{Date{std::chrono::days{*value}}};
      return {};
    case 5: return get_text(bytes);
    default: return {};
  }
}

void put_length(std::string& bytes, std::size_t begin) {
  const auto size = static_cast<std::uint32_t>(bytes.size() - begin - kHeader);
  for (std::size_t i = 0; i < sizeof size; ++i) bytes[begin + 1 + i] = static_cast<char>(size >> (8 * i) & 0xFF);
}

std::size_t begin_message(std::string& bytes, RowMessage kind) {
  const std::size_t begin = bytes.size();
  put(bytes, static_cast<std::uint8_t>(kind));
  put(bytes, std::uint32_t{0});
  return begin;
}

}  // namespace

void append_cells(std::string& bytes, RowMessage kind, std::uint32_t row, std::span<const Cell> cells) {
  const std::size_t begin = begin_message(bytes, kind);
  put(bytes, row);
  for (const Cell& cell : cells) put_cell(bytes, cell);
  put_length(bytes, begin);
}

void append_text(std::string& bytes, RowMessage kind, std::string_view text) {
  const std::size_t begin = begin_message(bytes, kind);
  bytes += text;
  put_length(bytes, begin);
}

bool RowStreamReader::read(std::string_view bytes) {
  rest_ += bytes;
  std::string_view left = rest_;
  while (left.size() >= kHeader) {
    std::string_view message = left;
    const auto kind = get<std::uint8_t>(message);
    const auto size = get<std::uint32_t>(message);
    if (*size > kLongest) return false;
    if (message.size() < *size) break;
    if (ended_ || !take(static_cast<RowMessage>(*kind), message.substr(0, *size))) return false;
    left = message.substr(*size);
  }
  rest_.erase(0, rest_.size() - left.size());
  return true;
}

bool RowStreamReader::take(RowMessage kind, std::string_view body) {
  if (kind == RowMessage::problem) return events_.problem(body), true;
  if (kind == RowMessage::end) return ended_ = true;
  if (kind != RowMessage::names && kind != RowMessage::row) return false;
  const auto row = get<std::uint32_t>(body);
  if (!row) return false;
  std::size_t count = 0;
  while (!body.empty()) {
    const std::optional<Cell> cell = get_cell(body);
    if (!cell) return false;
    if (count == cells_.size()) cells_.emplace_back();
    cells_[count++] = *cell;
  }
  if (kind == RowMessage::names) {
    if (has_names_) return false;
    has_names_ = true;
    cells_.resize(count);
    events_.names(cells_);
    return true;
  }
  if (!has_names_ || count != cells_.size()) return false;
  events_.row(*row, cells_);
  return true;
}

}  // namespace quire::core::dataset_detail
