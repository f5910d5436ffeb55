#include "host/recorder.hpp"

#include <cmath>
#include <cstddef>
#include <cstring>
#include <variant>

#include "base/suggest.hpp"
#include "base/utf8.hpp"

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

const Refusal kNoValue{QUIRE_BAD_ARGUMENT, "the value is null, or its struct_size is not set"};

std::string_view setter_of(grammar::AttributeType type) {
  switch (type) {
    case grammar::AttributeType::integer:
      return "set_integer";
    case grammar::AttributeType::number:
      return "set_number";
    case grammar::AttributeType::value:
      return "set_value";
    default:
      return "set_text";
  }
}

}  // namespace

quire_status Recorder::table_at(std::uint32_t index, quire_table* out) const {
  constexpr std::size_t kSmallest = offsetof(quire_table, units) + sizeof out->units;
  if (index >= input_.tables->size()) return QUIRE_NOT_FOUND;
  return copy_out(input_.tables->table(index), out, kSmallest);
}

quire_status Recorder::option(std::string_view name, quire_option* out) {
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
  missing_option_ = name.substr(0, kLongestMessage);
  return QUIRE_NOT_FOUND;
}

quire_status Recorder::open(std::int32_t element) {
  if (!grammar::is_element(element))
    return refuse("open", {QUIRE_BAD_ARGUMENT, "there is no element " + std::to_string(element)});
  if (!grammar::may_stand_in(element, this->element()))
    return refuse("open", {QUIRE_BAD_NESTING, "no " + std::string(grammar::element_name(element)) + " can stand there"});
  if (open_.size() >= input_.depth)
    return refuse("open", {QUIRE_TOO_MUCH, "more than " + std::to_string(input_.depth) + " elements are open"});
  if (const Refusal refusal = check_room(0)) return refuse("open", refusal);
  open_.push_back(element);
  stream_->op(Op::open);
  stream_->varint(static_cast<std::uint64_t>(element));
  return QUIRE_OK;
}

quire_status Recorder::close() {
  if (open_.empty()) return refuse("close", {QUIRE_BAD_NESTING, "no element is open"});
  open_.pop_back();
  // Always fits: each `open` left more room than both take.
  stream_->op(Op::close);
  return QUIRE_OK;
}

quire_status Recorder::set_text(std::int32_t attribute, quire_string text) {
  Refusal refusal = check_attribute(attribute, grammar::AttributeType::text);
  // Image bytes are the one text that is none.
  if (!refusal) refusal = attribute == QUIRE_DATA ? check_bytes(text) : check_text(text);
  if (refusal) return refuse("set_text", refusal);
  stream_->op(Op::set_text);
  stream_->varint(static_cast<std::uint64_t>(attribute));
  stream_->text(view(text));
  return QUIRE_OK;
}

quire_status Recorder::set_integer(std::int32_t attribute, std::int64_t integer) {
  Refusal refusal = check_attribute(attribute, grammar::AttributeType::integer);
  if (!refusal) refusal = check_room(0);
  if (refusal) return refuse("set_integer", refusal);
  stream_->op(Op::set_integer);
  stream_->varint(static_cast<std::uint64_t>(attribute));
  stream_->signed_varint(integer);
  return QUIRE_OK;
}

quire_status Recorder::set_number(std::int32_t attribute, double number) {
  Refusal refusal = check_attribute(attribute, grammar::AttributeType::number);
  if (!refusal && !std::isfinite(number))
    refusal = {QUIRE_BAD_ARGUMENT, "the number is infinite or NaN"};
  if (!refusal) refusal = check_room(0);
  if (refusal) return refuse("set_number", refusal);
  stream_->op(Op::set_number);
  stream_->varint(static_cast<std::uint64_t>(attribute));
  stream_->number(number);
  return QUIRE_OK;
}

quire_status Recorder::set_value(std::int32_t attribute, const quire_value* value) {
  quire_value full{};
  Refusal refusal = check_attribute(attribute, grammar::AttributeType::value);
  if (!refusal) refusal = copy_in(value, full) ? check_value(full) : kNoValue;
  if (refusal) return refuse("set_value", refusal);
  stream_->op(Op::set_value);
  stream_->varint(static_cast<std::uint64_t>(attribute));
  write_value(full);
  return QUIRE_OK;
}

quire_status Recorder::text(quire_string text) {
  const Refusal refusal = grammar::takes_text(element()) ? check_text(text) : cannot_hold("text");
  if (refusal) return refuse("text", refusal);
  stream_->op(Op::text);
  stream_->text(view(text));
  return QUIRE_OK;
}

quire_status Recorder::value(const quire_value* value) {
  quire_value full{};
  Refusal refusal;
  if (!grammar::takes_values(element()))
    refusal = cannot_hold("values");
  else
    refusal = copy_in(value, full) ? check_value(full) : kNoValue;
  if (refusal) return refuse("value", refusal);
  stream_->op(Op::value);
  write_value(full);
  return QUIRE_OK;
}

quire_status Recorder::cite(quire_row row) {
  Refusal refusal = grammar::takes_citations(element()) ? check_row(row) : cannot_hold("citations");
  if (!refusal) refusal = check_room(0);
  if (refusal) return refuse("cite", refusal);
  stream_->op(Op::cite);
  stream_->varint(row.table);
  stream_->varint(static_cast<std::uint64_t>(row.row));
  return QUIRE_OK;
}

void Recorder::warn(quire_string message, const quire_row* row) {
  message.size = std::min(message.size, kLongestMessage);
  if (message.data == nullptr || !stream_->has_room(message.size + kStepRoom)) return;
  const bool has_row = row != nullptr && !check_row(*row);
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
  if (returned == QUIRE_FAILED && !reason_.empty() && refused_call_.empty()) return stream_->finish(Ending::gave_up, why_failed());
  if (returned == QUIRE_FAILED) return finish_failed(why_failed());
  if (returned != QUIRE_OK)
    return finish_failed("returned " + std::to_string(returned) + ", which is not a status");
  if (!refused_call_.empty())
    return finish_failed("went on after the host had refused a call: " + refused_call_);
  while (!open_.empty()) close();
  stream_->finish(Ending::complete, {});
}

/// What the plugin said, and what the host knows besides: the call that it refused, the option that is not there.
std::string Recorder::why_failed() const {
  std::string why = reason_.empty() ? "gave up without saying why" : reason_;
  if (!refused_call_.empty()) why += "; " + refused_call_;
  if (missing_option_.empty() || why.find(quote(missing_option_)) == std::string::npos) return why;
  std::vector<std::string> names;
  for (const Option& option : input_.options) names.push_back(option.name);
  const std::string near = did_you_mean(missing_option_, names);
  if (!near.empty()) return why + "; " + near;
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "; its options: " : ", ") + name;
  return why + all;
}

Refusal Recorder::check_attribute(std::int32_t attribute, grammar::AttributeType type) const {
  const grammar::AttributeType right = grammar::attribute_type(attribute);
  if (right == grammar::AttributeType::none)
    return {QUIRE_BAD_ARGUMENT, "there is no attribute " + std::to_string(attribute)};
  if (!grammar::takes_attribute(element(), attribute))
    return {QUIRE_BAD_ARGUMENT, "it has no " + std::string(grammar::attribute_name(attribute))};
  if (right != type)
    return {QUIRE_BAD_ARGUMENT,
            std::string(grammar::attribute_name(attribute)) + " is set with " + std::string(setter_of(right))};
  return {};
}

Refusal Recorder::check_room(std::size_t size) const {
  if (!stream_->has_room(size + kStepRoom)) return {QUIRE_TOO_MUCH, "the section is too large"};
  return {};
}

Refusal Recorder::check_bytes(quire_string bytes) const {
  if (bytes.data == nullptr && bytes.size != 0)
    return {QUIRE_BAD_ARGUMENT, "data is null, size is not 0"};
  return check_room(bytes.size);
}

Refusal Recorder::check_text(quire_string text) const {
  if (Refusal refusal = check_bytes(text)) return refusal;
  const std::size_t invalid = find_invalid_utf8(view(text));
  if (invalid == std::string_view::npos) return {};
  return {QUIRE_BAD_ARGUMENT, "byte " + std::to_string(invalid) + " of the text is not UTF-8"};
}

Refusal Recorder::check_row(quire_row row) const {
  if (row.table >= input_.tables->size())
    return {QUIRE_BAD_ARGUMENT, "there is no table " + std::to_string(row.table)};
  const std::uint64_t rows = input_.tables->row_count(row.table);
  if (row.row < 0 || static_cast<std::uint64_t>(row.row) >= rows)
    return {QUIRE_BAD_ARGUMENT, "table " + std::to_string(row.table) + " has " + std::to_string(rows) +
                                    " rows, and none " + std::to_string(row.row)};
  const auto columns = static_cast<std::uint64_t>(input_.tables->table(row.table).schema->n_children);
  if (row.column > columns)
    return {QUIRE_BAD_ARGUMENT, "table " + std::to_string(row.table) + " has " + std::to_string(columns) +
                                    " columns, and none " + std::to_string(row.column)};
  return {};
}

Refusal Recorder::cannot_hold(const char* what) const {
  return {QUIRE_BAD_NESTING, std::string("it holds no ") + what};
}

quire_status Recorder::refuse(const char* call, const Refusal& refusal) {
  // The first is the cause of others.
  if (refused_call_.empty())
    refused_call_ =
        std::string(call) + " in the " + std::string(grammar::element_name(element())) + ": " + refusal.why;
  return refusal.status;
}

}  // namespace quire::core
