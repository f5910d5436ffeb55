// How the recorder checks and writes a typed value; `decode_value` reads it.
#include <cmath>

#include "host/recorder.hpp"
#include "host/value_rules.hpp"

namespace quire::core {

quire_status Recorder::check_value(const quire_value& value) const {
  std::uint64_t size = 64;  // kind, numbers and the lengths
  for (const quire_string& text : {value.text, value.unit, value.key, value.name, value.formula}) {
    if (const quire_status status = check_text(text); status != QUIRE_OK) return status;
    size += text.size;
  }
  constexpr std::uint64_t kLongestRow = 16;
  if (value.row_count > (std::uint64_t{1} << 32)) return QUIRE_TOO_MUCH;
  if (!stream_->has_room(size + value.row_count * kLongestRow)) return QUIRE_TOO_MUCH;
  if (value.rows == nullptr && value.row_count != 0) return QUIRE_BAD_ARGUMENT;
  for (std::size_t i = 0; i < value.row_count; ++i)
    if (check_row(value.rows[i]) != QUIRE_OK) return QUIRE_BAD_ARGUMENT;
  if (!is_possible_decimals(value.decimals)) return QUIRE_BAD_ARGUMENT;
  switch (value.kind) {
    case QUIRE_VALUE_NUMBER:
      return std::isfinite(value.low) ? QUIRE_OK : QUIRE_BAD_ARGUMENT;
    case QUIRE_VALUE_INTERVAL:
      return is_possible_interval(value.low, value.high) ? QUIRE_OK : QUIRE_BAD_ARGUMENT;
    case QUIRE_VALUE_UNKNOWN:
    case QUIRE_VALUE_INFINITE:
    case QUIRE_VALUE_TEXT:
      return QUIRE_OK;
    case QUIRE_VALUE_DATE:
      return is_possible_day(value.date) ? QUIRE_OK : QUIRE_BAD_ARGUMENT;
    default:
      return QUIRE_BAD_ARGUMENT;
  }
}

void Recorder::write_value(const quire_value& value) {
  stream_->byte(static_cast<std::uint8_t>(value.kind));
  stream_->signed_varint(value.decimals);
  switch (value.kind) {
    case QUIRE_VALUE_NUMBER:
      stream_->number(value.low);
      break;
    case QUIRE_VALUE_INTERVAL:
      stream_->number(value.low);
      stream_->number(value.high);
      break;
    case QUIRE_VALUE_TEXT:
      stream_->text({value.text.data, value.text.size});
      break;
    case QUIRE_VALUE_DATE:
      stream_->signed_varint(value.date);
      break;
    default:
      break;
  }
  for (const quire_string& text : {value.unit, value.key, value.name, value.formula})
    stream_->text({text.data, text.size});
  stream_->varint(value.row_count);
  for (std::size_t i = 0; i < value.row_count; ++i) {
    stream_->varint(value.rows[i].table);
    stream_->varint(static_cast<std::uint64_t>(value.rows[i].row));
  }
}

}  // namespace quire::core
