// How the recorder checks and writes a typed value; `Parser::read_value` in section_tree.cpp reads it.
#include <cmath>

#include "host/recorder.hpp"
#include "quire/grammar.hpp"

namespace quire::core {

Refusal Recorder::check_value(const quire_value& value) const {
  std::uint64_t size = 64;  // kind, numbers and the lengths
  for (const quire_string& text : {value.text, value.unit, value.key, value.name, value.formula}) {
    if (Refusal refusal = check_text(text)) return refusal;
    size += text.size;
  }
  constexpr std::uint64_t kLongestRow = 21;
  constexpr std::uint64_t kMostRows = std::uint64_t{1} << 32;
  if (value.row_count > kMostRows) return {QUIRE_TOO_MUCH, "the value has too many rows"};
  if (Refusal refusal = check_room(size + value.row_count * kLongestRow)) return refusal;
  if (value.rows == nullptr && value.row_count != 0)
    return {QUIRE_BAD_ARGUMENT, "the value's rows are null, their count is not 0"};
  for (std::size_t i = 0; i < value.row_count; ++i)
    if (Refusal refusal = check_row(value.rows[i])) return refusal;
  if (!grammar::is_possible_decimals(value.decimals))
    return {QUIRE_BAD_ARGUMENT, "the value has " + std::to_string(value.decimals) + " decimals, not -1 to 17"};
  switch (value.kind) {
    case QUIRE_VALUE_NUMBER:
      if (!std::isfinite(value.low)) return {QUIRE_BAD_ARGUMENT, "the value is infinite or NaN"};
      return {};
    case QUIRE_VALUE_INTERVAL:
      if (!grammar::is_possible_interval(value.low, value.high))
        return {QUIRE_BAD_ARGUMENT, "the interval has no order, or no end on either side"};
      return {};
    case QUIRE_VALUE_UNKNOWN:
    case QUIRE_VALUE_INFINITE:
    case QUIRE_VALUE_TEXT:
      return {};
    case QUIRE_VALUE_DATE:
      if (!grammar::is_possible_day(value.date)) return {QUIRE_BAD_ARGUMENT, "the date is not in the years 1 to 9999"};
      return {};
    default:
      return {QUIRE_BAD_ARGUMENT, "there is no kind " + std::to_string(value.kind) + " of value"};
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
    stream_->varint(value.rows[i].column);
  }
}

}  // namespace quire::core
