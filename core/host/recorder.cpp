#include "host/recorder.hpp"

#include <cmath>
#include <cstddef>
#include <cstring>
#include <variant>

#include "base/utf8.hpp"
#include "host/elements.hpp"

namespace quire::core {
namespace {

// Reasons and warnings are for people: the rest of a longer one is dropped.
constexpr std::size_t kLongestMessage = 2000;

std::string_view view(quire_string text) { return {text.data, text.size}; }

/// Step, length and a few numbers: what a call takes in the stream beside its text.
constexpr std::size_t kStepRoom = 64;

/// `struct_size` of version 1.0 is the smallest that a plugin can have been compiled with.
template <class Struct>
quire_status copy_out(Struct full, Struct* out, std::size_t smallest) {
  if (out == nullptr || out->struct_size < smallest) return QUIRE_BAD_ARGUMENT;
  full.struct_size = out->struct_size;
  std::memcpy(static_cast<void*>(out), &full, std::min(out->struct_size, sizeof full));
  return QUIRE_OK;
}

/// The value as this build knows it, whichever minor version the plugin was compiled with.
bool copy_in(const quire_value* in, quire_value& value) {
  constexpr std::size_t kSmallest = offsetof(quire_value, row_count) + sizeof value.row_count;
  if (in == nullptr || in->struct_size < kSmallest) return false;
  std::memcpy(&value, in, std::min(in->struct_size, sizeof value));
  return true;
}

std::string_view status_words(quire_status status) {
  switch (status) {
    case QUIRE_BAD_ARGUMENT:
      return "bad argument";
    case QUIRE_BAD_NESTING:
      return "it cannot stand there";
    case QUIRE_TOO_MUCH:
      return "the section is too large";
    default:
      return "out of memory";
  }
}

}  // namespace

quire_status Recorder::table_at(std::uint32_t index, quire_table* out) const {
  constexpr std::size_t kSmallest = offsetof(quire_table, units) + sizeof out->units;
  if (index >= input_.tables->size()) return QUIRE_NOT_FOUND;
  return copy_out(input_.tables->table(index), out, kSmallest);
}

quire_status Recorder::option(std::string_view name, quire_option* out) const {
  constexpr std::size_t kSmallest = offsetof(quire_option, item_count) + sizeof out->item_count;
  for (std::size_t i = 0; i < input_.options.size(); ++i) {
    const Option& option = input_.options[i];
    if (option.name != name) continue;
    quire_option full{};
    if (const auto* boolean = std::get_if<bool>(&option.value)) {
      full.type = QUIRE_OPTION_BOOLEAN;
      full.integer = *boolean ? 1 : 0;
    } else if (const auto* integer = std::get_if<std::int64_t>(&option.value)) {
      full.type = QUIRE_OPTION_INTEGER;
      full.integer = *integer;
    } else if (const auto* decimal = std::get_if<double>(&option.value)) {
      full.type = QUIRE_OPTION_DECIMAL;
      full.decimal = *decimal;
    } else if (const auto* text = std::get_if<std::string>(&option.value)) {
      full.type = QUIRE_OPTION_TEXT;
      full.text = {text->data(), text->size()};
    } else if (const auto* date = std::get_if<Date>(&option.value)) {
      full.type = QUIRE_OPTION_DATE;
      full.integer = date->time_since_epoch().count();
    } else {
      full.type = QUIRE_OPTION_LIST;
      full.items = option_items_[i].data();
      full.item_count = option_items_[i].size();
    }
    return copy_out(full, out, kSmallest);
  }
  return QUIRE_NOT_FOUND;
}

quire_status Recorder::open(std::int32_t element) {
  if (!is_element(element)) return remember(QUIRE_BAD_ARGUMENT, "open");
  if (!may_stand_in(element, this->element())) return remember(QUIRE_BAD_NESTING, "open");
  if (open_.size() >= input_.depth || !stream_->has_room(kStepRoom))
    return remember(QUIRE_TOO_MUCH, "open");
  open_.push_back(element);
  stream_->op(Op::open);
  stream_->varint(static_cast<std::uint64_t>(element));
  return QUIRE_OK;
}

quire_status Recorder::close() {
  if (open_.empty()) return remember(QUIRE_BAD_NESTING, "close");
  open_.pop_back();
  // Always fits: each `open` left more room than both take.
  stream_->op(Op::close);
  return QUIRE_OK;
}

quire_status Recorder::set_text(std::int32_t attribute, quire_string text) {
  quire_status status = check_attribute(attribute, static_cast<int>(AttributeType::text));
  // Image bytes are the one text that is none.
  if (status == QUIRE_OK && attribute != QUIRE_DATA) status = check_text(text);
  if (status == QUIRE_OK && text.data == nullptr && text.size != 0) status = QUIRE_BAD_ARGUMENT;
  if (status == QUIRE_OK && !stream_->has_room(text.size + kStepRoom)) status = QUIRE_TOO_MUCH;
  if (status != QUIRE_OK) return remember(status, "set_text");
  stream_->op(Op::set_text);
  stream_->varint(static_cast<std::uint64_t>(attribute));
  stream_->text(view(text));
  return QUIRE_OK;
}

quire_status Recorder::set_integer(std::int32_t attribute, std::int64_t integer) {
  quire_status status = check_attribute(attribute, static_cast<int>(AttributeType::integer));
  if (status == QUIRE_OK && !stream_->has_room(kStepRoom)) status = QUIRE_TOO_MUCH;
  if (status != QUIRE_OK) return remember(status, "set_integer");
  stream_->op(Op::set_integer);
  stream_->varint(static_cast<std::uint64_t>(attribute));
  stream_->signed_varint(integer);
  return QUIRE_OK;
}

quire_status Recorder::set_number(std::int32_t attribute, double number) {
  quire_status status = check_attribute(attribute, static_cast<int>(AttributeType::number));
  if (status == QUIRE_OK && !std::isfinite(number)) status = QUIRE_BAD_ARGUMENT;
  if (status == QUIRE_OK && !stream_->has_room(kStepRoom)) status = QUIRE_TOO_MUCH;
  if (status != QUIRE_OK) return remember(status, "set_number");
  stream_->op(Op::set_number);
  stream_->varint(static_cast<std::uint64_t>(attribute));
  stream_->number(number);
  return QUIRE_OK;
}

quire_status Recorder::set_value(std::int32_t attribute, const quire_value* value) {
  quire_value full{};
  quire_status status = check_attribute(attribute, static_cast<int>(AttributeType::value));
  if (status == QUIRE_OK && !copy_in(value, full)) status = QUIRE_BAD_ARGUMENT;
  if (status == QUIRE_OK) status = check_value(full);
  if (status != QUIRE_OK) return remember(status, "set_value");
  stream_->op(Op::set_value);
  stream_->varint(static_cast<std::uint64_t>(attribute));
  write_value(full);
  return QUIRE_OK;
}

quire_status Recorder::text(quire_string text) {
  quire_status status = takes_text(element()) ? check_text(text) : QUIRE_BAD_NESTING;
  if (status == QUIRE_OK && !stream_->has_room(text.size + kStepRoom)) status = QUIRE_TOO_MUCH;
  if (status != QUIRE_OK) return remember(status, "text");
  stream_->op(Op::text);
  stream_->text(view(text));
  return QUIRE_OK;
}

quire_status Recorder::value(const quire_value* value) {
  quire_value full{};
  quire_status status = takes_values(element()) ? QUIRE_OK : QUIRE_BAD_NESTING;
  if (status == QUIRE_OK && !copy_in(value, full)) status = QUIRE_BAD_ARGUMENT;
  if (status == QUIRE_OK) status = check_value(full);
  if (status != QUIRE_OK) return remember(status, "value");
  stream_->op(Op::value);
  write_value(full);
  return QUIRE_OK;
}

quire_status Recorder::cite(quire_row row) {
  quire_status status = takes_values(element()) ? check_row(row) : QUIRE_BAD_NESTING;
  if (status == QUIRE_OK && !stream_->has_room(kStepRoom)) status = QUIRE_TOO_MUCH;
  if (status != QUIRE_OK) return remember(status, "cite");
  stream_->op(Op::cite);
  stream_->varint(row.table);
  stream_->varint(static_cast<std::uint64_t>(row.row));
  return QUIRE_OK;
}

void Recorder::warn(quire_string message, const quire_row* row) {
  message.size = std::min(message.size, kLongestMessage);
  if (message.data == nullptr || !stream_->has_room(message.size + kStepRoom)) return;
  const bool has_row = row != nullptr && check_row(*row) == QUIRE_OK;
  stream_->op(Op::warn);
  stream_->text(view(message));
  stream_->byte(has_row ? 1 : 0);
  if (!has_row) return;
  stream_->varint(row->table);
  stream_->varint(static_cast<std::uint64_t>(row->row));
}

void Recorder::fail(quire_string reason) {
  if (reason.data != nullptr) reason_ = view(reason).substr(0, kLongestMessage);
}

void Recorder::finish(quire_status returned) {
  if (returned == QUIRE_NO_MEMORY) return finish_out_of_memory();
  if (returned == QUIRE_FAILED)
    return finish_failed(reason_.empty() ? "gave up without saying why" : reason_);
  if (returned != QUIRE_OK)
    return finish_failed("returned " + std::to_string(returned) + ", which is no status");
  if (!refusal_.empty())
    return finish_failed("went on after the host had refused a call: " + refusal_);
  while (!open_.empty()) close();
  stream_->finish(Ending::complete, {});
}

quire_status Recorder::check_attribute(std::int32_t attribute, int type) const {
  const bool right_type = static_cast<int>(attribute_type(attribute)) == type;
  return right_type && takes_attribute(element(), attribute) ? QUIRE_OK : QUIRE_BAD_ARGUMENT;
}

quire_status Recorder::check_text(quire_string text) const {
  if (text.size == 0) return QUIRE_OK;
  if (text.data == nullptr) return QUIRE_BAD_ARGUMENT;
  if (!stream_->has_room(text.size)) return QUIRE_TOO_MUCH;
  return find_invalid_utf8(view(text)) == std::string_view::npos ? QUIRE_OK : QUIRE_BAD_ARGUMENT;
}

quire_status Recorder::check_row(quire_row row) const {
  const bool there = row.table < input_.tables->size() && row.row >= 0 &&
                     static_cast<std::uint64_t>(row.row) < input_.tables->row_count(row.table);
  return there ? QUIRE_OK : QUIRE_BAD_ARGUMENT;
}

quire_status Recorder::remember(quire_status status, const char* call) {
  if (refusal_.empty()) {
    refusal_ = std::string(call) + " in a " + std::string(element_name(element())) + ": " +
               std::string(status_words(status));
  }
  return status;
}

}  // namespace quire::core
