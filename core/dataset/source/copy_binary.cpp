#include "dataset/source/copy_binary.hpp"

#include <bit>
#include <optional>

namespace quire::core::dataset_detail {
namespace {

constexpr std::string_view kSignature("PGCOPY\n\377\r\n\0", 11);
constexpr Date kEpoch{std::chrono::year{2000} / std::chrono::January / 1};  // from which PostgreSQL counts

template <typename Integer>
std::optional<Integer> take_integer(std::string_view& bytes) {
  if (bytes.size() < sizeof(Integer)) return {};
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(Integer); ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  bytes.remove_prefix(sizeof(Integer));
  return static_cast<Integer>(value);
}

template <typename Integer>
bool read_integer(std::string_view bytes, Cell& cell) {
  const std::optional<Integer> value = take_integer<Integer>(bytes);
  if (!value || !bytes.empty()) return false;
  cell = static_cast<std::int64_t>(*value);
  return true;
}

bool read_double(std::string_view bytes, Cell& cell) {
  const auto value = take_integer<std::uint64_t>(bytes);
  if (!value || !bytes.empty()) return false;
  cell = std::bit_cast<double>(*value);
  return true;
}

// A day that no other source could write is a text, which no column of dates takes.
bool read_date(std::string_view bytes, Cell& cell) {
  using namespace std::chrono;
  const auto days_since = take_integer<std::int32_t>(bytes);
  if (!days_since || !bytes.empty()) return false;
  constexpr Date kFirst{year{1} / January / 1};
  constexpr Date kLast{year{9999} / December / 31};
  const Date date = kEpoch + days{*days_since};
  if (date < kFirst)
    cell = std::string_view("before the year 1");
  else if (date > kLast)
    cell = std::string_view("after the year 9999");
  else
    cell = date;
  return true;
}

bool read_cell(CopyField field, std::string_view bytes, Cell& cell) {
  switch (field) {
    case CopyField::boolean:
      cell = !bytes.empty() && bytes[0] != 0;
      return bytes.size() == 1;
    case CopyField::int2:
      return read_integer<std::int16_t>(bytes, cell);
    case CopyField::int4:
      return read_integer<std::int32_t>(bytes, cell);
    case CopyField::int8:
      return read_integer<std::int64_t>(bytes, cell);
    case CopyField::float8:
      return read_double(bytes, cell);
    case CopyField::date:
      return read_date(bytes, cell);
    case CopyField::text:
      cell = bytes;
      return true;
  }
  return false;
}

}  // namespace

bool CopyReader::skip_header(std::string_view& message) {
  if (begun_) return true;
  begun_ = true;
  if (message.substr(0, kSignature.size()) != kSignature) return false;
  message.remove_prefix(kSignature.size());
  const auto flags = take_integer<std::uint32_t>(message);
  const auto extension = take_integer<std::uint32_t>(message);
  if (!flags || !extension || *extension > message.size()) return false;
  message.remove_prefix(*extension);
  return true;
}

bool CopyReader::next_row(std::string_view& message) {
  const auto count = take_integer<std::int16_t>(message);
  if (!count || ended_) return false;
  if (*count == -1) {
    ended_ = true;
    return message.empty();
  }
  if (static_cast<std::size_t>(*count) != fields_.size()) return false;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const auto length = take_integer<std::int32_t>(message);
    if (!length || *length < -1 || (*length > 0 && static_cast<std::size_t>(*length) > message.size())) return false;
    if (*length == -1) {
      cells_[i] = {};
      continue;
    }
    const auto size = static_cast<std::size_t>(*length);
    if (!read_cell(fields_[i], message.substr(0, size), cells_[i])) return false;
    message.remove_prefix(size);
  }
  return true;
}

}  // namespace quire::core::dataset_detail
