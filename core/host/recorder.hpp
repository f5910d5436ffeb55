#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "config/report.hpp"
#include "host/arrow_export.hpp"
#include "host/stream.hpp"
#include "quire/abi.h"
#include "quire/grammar.hpp"

namespace quire::core {

/// Why a call is refused; none: it is not.
struct Refusal {
  quire_status status = QUIRE_OK;
  std::string why;
  explicit operator bool() const { return status != QUIRE_OK; }
};

/// The host's side of the ABI for one run of one plugin: answers what the plugin asks, checks what
/// it writes (nesting, attributes, UTF-8, numbers, rows) and records it in a stream.
///
/// Runs in the plugin's process, so nothing here protects the program: the decoder does. What is
/// checked here is checked so that the plugin's author gets a status at the call that is wrong.
class Recorder {
 public:
  struct Input {
    Date as_of{};
    std::size_t depth = 32;  // nesting of elements
    const ArrowTables* tables = nullptr;
    std::span<const Option> options;
  };

  /// `input` and what it points to, and `stream`, live longer than the recorder.
  Recorder(const Input& input, StreamWriter& stream);
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  /// What the plugin is given.
  const quire_host& host() const { return host_; }

  // The calls of `quire_host`.
  quire_status table_at(std::uint32_t index, quire_table* out) const;
  quire_status option(std::string_view name, quire_option* out);
  quire_status open(std::int32_t element);
  quire_status close();
  quire_status set_text(std::int32_t attribute, quire_string text);
  quire_status set_integer(std::int32_t attribute, std::int64_t integer);
  quire_status set_number(std::int32_t attribute, double number);
  quire_status set_value(std::int32_t attribute, const quire_value* value);
  quire_status text(quire_string text);
  quire_status value(const quire_value* value);
  quire_status cite(quire_row row);
  void warn(quire_string message, const quire_row* row);
  void fail(quire_string reason);

  /// Ends the stream. `returned` is what `analyze` gave back.
  void finish(quire_status returned);
  /// Ends the stream of a plugin that could not be run, or threw through `analyze`.
  void finish_failed(std::string_view reason) { stream_->finish(Ending::failed, reason); }
  void finish_out_of_memory() { stream_->finish(Ending::out_of_memory, {}); }

 private:
  Refusal check_attribute(std::int32_t attribute, grammar::AttributeType type) const;
  Refusal check_room(std::size_t size) const;
  Refusal check_bytes(quire_string bytes) const;
  Refusal check_text(quire_string text) const;
  Refusal check_row(quire_row row) const;
  Refusal check_value(const quire_value& value) const;
  Refusal cannot_hold(const char* what) const;
  quire_status refuse(const char* call, const Refusal& refusal);
  void write_value(const quire_value& value);
  std::string why_failed() const;
  std::int32_t element() const { return open_.empty() ? 0 : open_.back(); }

  Input input_;
  StreamWriter* stream_;
  quire_host host_;
  std::vector<std::int32_t> open_;
  std::vector<std::vector<quire_string>> option_items_;  // one list an option
  std::string refused_call_;                             // the first one, and why
  std::string missing_option_;                           // the last that was asked for and is not there
  std::string reason_;                                   // what `fail` said
};

}  // namespace quire::core
