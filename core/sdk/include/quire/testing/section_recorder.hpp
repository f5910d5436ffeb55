#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "quire/grammar.hpp"
#include "quire/plugin.hpp"
#include "quire/testing/memory_table.hpp"
#include "quire/testing/recorded_node.hpp"

namespace quire::testing {

/// A value a plugin wrote, as the dump shows it.
struct RecordedValue {
  std::string text;               // "2368", "1840–10459 TFLOPS", "n/k"
  std::string key;                // empty: not tracked
  std::string formula;            // empty: read as it is
  std::vector<std::string> rows;  // "chips:7", in the order given
};

/// A host for tests: hands out tables and options, and keeps the section as readable text.
///
///     quire::testing::SectionRecorder recorder("2026-11-23");
///     recorder.csv("chips", "id,power [W]\nh20,400\nb30,\n", {{"power", ColumnType::decimal}});
///     recorder.option("count", 5);
///     assert(recorder.run<MyPlugin>() == QUIRE_OK);
///     assert(recorder.value("chip/h20/power") == "400 W");
///     assert(recorder.text() == expected);  // the section, line by line
///     assert(recorder.problems().empty());
///
/// The recorder reads no manifest: an option has no default here, so set each that the plugin asks for.
///
/// Calls that the real host refuses (wrong nesting, malformed UTF-8, NaN, a row that is not there)
/// are refused here too. `problems()` lists what a host accepts and an editor would not: rows of a
/// wrong width, charts without alternative text, one key with two values, duplicate keys of blocks,
/// likelihood and confidence in one text.
class SectionRecorder {
 public:
  explicit SectionRecorder(std::string_view as_of) : as_of_(parse_date(as_of)) {
    root_.element = 0;
    open_.push_back(&root_);
  }
  SectionRecorder(const SectionRecorder&) = delete;
  SectionRecorder& operator=(const SectionRecorder&) = delete;

  /// Rows with a date after the as-of date in the column `known_from` are hidden from the plugin.
  SectionRecorder& csv(std::string name, std::string_view text, const ColumnTypes& types = {},
                       std::string_view known_from = {}) {
    tables_.emplace_back(std::move(name), text, types, known_from, as_of_);
    return *this;
  }

  SectionRecorder& option(std::string_view name, std::string_view text) {
    StoredOption& option = put(name, QUIRE_OPTION_TEXT);
    option.text = text;
    return *this;
  }
  SectionRecorder& option(std::string_view name, const char* text) {
    return option(name, std::string_view(text));
  }
  SectionRecorder& option(std::string_view name, std::int64_t integer) {
    return put(name, QUIRE_OPTION_INTEGER).integer = integer, *this;
  }
  SectionRecorder& option(std::string_view name, int integer) {
    return option(name, static_cast<std::int64_t>(integer));
  }
  SectionRecorder& option(std::string_view name, double decimal) {
    return put(name, QUIRE_OPTION_DECIMAL).decimal = decimal, *this;
  }
  SectionRecorder& option(std::string_view name, bool boolean) {
    return put(name, QUIRE_OPTION_BOOLEAN).integer = boolean ? 1 : 0, *this;
  }
  SectionRecorder& option(std::string_view name, Date date) {
    return put(name, QUIRE_OPTION_DATE).integer = date.time_since_epoch().count(), *this;
  }
  SectionRecorder& option(std::string_view name, std::vector<std::string> items) {
    return put(name, QUIRE_OPTION_LIST).items = std::move(items), *this;
  }
  SectionRecorder& option(std::string_view name, std::initializer_list<const char*> items) {
    return option(name, std::vector<std::string>(items.begin(), items.end()));
  }

  template <class Plugin>
  quire_status run() {
    const quire_host table = host();
    const quire_status status = run_guarded<Plugin>(&table);
    open_.resize(1);
    return status;
  }

  /// Why the plugin failed; empty when it did not.
  const std::string& failure() const { return failure_; }
  const std::vector<std::string>& warnings() const { return warnings_; }
  /// Every value written, in order, those of tables and charts included.
  const std::vector<RecordedValue>& values() const { return values_; }
  /// The last value written under `key`, as text; "(none)" without one.
  std::string value(std::string_view key) const {
    for (auto it = values_.rbegin(); it != values_.rend(); ++it)
      if (it->key == key) return it->text;
    return "(none)";
  }

  /// The section, then its keyed values with formulas and rows, then warnings and the failure.
  std::string text() const {
    std::string out;
    for (const auto& [name, content] : root_.attributes) out += name + ": " + content + "\n";
    for (const auto& child : root_.children) dump(*child, 0, out);
    dump_values(out);
    for (const std::string& warning : warnings_) out += "warning: " + warning + "\n";
    if (!failure_.empty()) out += "failed: " + failure_ + "\n";
    return out;
  }

  std::vector<std::string> problems() const {
    std::vector<std::string> found;
    std::map<std::string, std::string> texts_by_key;
    for (const RecordedValue& value : values_) {
      if (value.key.empty()) continue;
      const auto [entry, fresh] = texts_by_key.emplace(value.key, value.text);
      if (!fresh && entry->second != value.text)
        found.push_back("key " + value.key + " is " + entry->second + " and " + value.text);
    }
    std::vector<std::string> block_keys;
    for (const auto& child : root_.children) inspect(*child, block_keys, found);
    return found;
  }

  /// What a plugin is given; `run` does so. Lifetime: the recorder's.
  quire_host host() {
    quire_host out{};
    out.struct_size = sizeof out;
    out.abi_major = QUIRE_ABI_MAJOR;
    out.abi_minor = QUIRE_ABI_MINOR;
    out.context = this;
    out.as_of = static_cast<std::int32_t>(as_of_.time_since_epoch().count());
    out.table_count = static_cast<std::uint32_t>(tables_.size());
    out.table_at = [](void* context, std::uint32_t index, quire_table* table) -> quire_status {
      if (index >= self(context).tables_.size()) return QUIRE_NOT_FOUND;
      self(context).tables_[index].fill(*table);
      return QUIRE_OK;
    };
    out.option = [](void* context, quire_string name, quire_option* option) -> quire_status {
      const auto found = self(context).options_.find(std::string(name.data, name.size));
      if (found == self(context).options_.end()) return QUIRE_NOT_FOUND;
      StoredOption& stored = found->second;
      stored.views.clear();
      for (const std::string& item : stored.items) stored.views.push_back(raw(item));
      option->type = stored.type;
      option->integer = stored.integer;
      option->decimal = stored.decimal;
      option->text = raw(stored.text);
      option->items = stored.views.data();
      option->item_count = stored.views.size();
      return QUIRE_OK;
    };
    out.open = [](void* context, std::int32_t element) { return self(context).open(element); };
    out.close = [](void* context) { return self(context).close(); };
    out.set_text = [](void* context, std::int32_t attribute, quire_string text) {
      return self(context).set_text(attribute, text);
    };
    out.set_integer = [](void* context, std::int32_t attribute, std::int64_t integer) {
      return self(context).set_integer(attribute, integer);
    };
    out.set_number = [](void* context, std::int32_t attribute, double number) {
      return self(context).set_number(attribute, number);
    };
    out.set_value = [](void* context, std::int32_t attribute, const quire_value* value) {
      return self(context).set_value(attribute, value);
    };
    out.text = [](void* context, quire_string text) { return self(context).write_text(text); };
    out.value = [](void* context, const quire_value* value) {
      return self(context).write_value(value);
    };
    out.cite = [](void* context, quire_row row) { return self(context).cite(row); };
    out.warn = [](void* context, quire_string message, const quire_row* row) {
      std::string text(message.data, message.size);
      if (row != nullptr && self(context).is_row(*row)) text += " " + self(context).row_name(*row);
      self(context).warnings_.push_back(std::move(text));
    };
    out.fail = [](void* context, quire_string reason) {
      self(context).failure_.assign(reason.data, reason.size);
    };
    return out;
  }

 private:
  struct StoredOption {
    std::int32_t type = 0;
    std::int64_t integer = 0;
    double decimal = 0;
    std::string text;
    std::vector<std::string> items;
    std::vector<quire_string> views;
  };

  StoredOption& put(std::string_view name, std::int32_t type) {
    StoredOption& option = options_[std::string(name)];
    option = {};
    option.type = type;
    return option;
  }

  // ---- what a host allows -----------------------------------------------------------------------

  /// Part of the text around it, not a block.
  static bool is_inline(int element) {
    return (element >= QUIRE_STRONG && element <= QUIRE_REFERENCE) || element == QUIRE_FOOTNOTE;
  }
  static bool is_utf8(quire_string text) {
    if (text.data == nullptr) return text.size == 0;
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data);
    for (std::size_t i = 0; i < text.size;) {
      const unsigned char lead = bytes[i];
      const std::size_t size = lead < 0x80                   ? 1
                               : lead >= 0xC2 && lead < 0xE0 ? 2
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xF0 && lead < 0xF5 ? 4
                                                             : 0;
      if (size == 0 || i + size > text.size) return false;
      for (std::size_t k = 1; k < size; ++k)
        if ((bytes[i + k] & 0xC0) != 0x80) return false;
      // Longer than need be, surrogates, and past the last character: RFC 3629, section 4.
      const unsigned char second = size > 2 ? bytes[i + 1] : 0;
      if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
          (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F))
        return false;
      i += size;
    }
    return true;
  }
  bool is_row(quire_row row) const {
    return row.table < tables_.size() && row.row >= 0 && row.row < tables_[row.table].row_count() &&
           row.column <= tables_[row.table].column_count();
  }
  std::string row_name(quire_row row) const {
    const MemoryTable& table = tables_[row.table];
    return table.name() + ":" + std::to_string(row.row) +
           (row.column == 0 ? "" : "." + table.column_name(row.column - 1));
  }

  // ---- values -----------------------------------------------------------------------------------

  /// Six significant digits without a given precision: enough to read, and the same everywhere.
  static std::string digits(double number, int decimals) {
    if (std::isinf(number)) return number > 0 ? "inf" : "-inf";
    char buffer[64];
    if (decimals >= 0)
      std::snprintf(buffer, sizeof buffer, "%.*f", decimals, number);
    else
      std::snprintf(buffer, sizeof buffer, "%.6g", number);
    return buffer;
  }
  static std::string value_text(const quire_value& value) {
    std::string out;
    if (value.kind == QUIRE_VALUE_NUMBER) out = digits(value.low, value.decimals);
    if (value.kind == QUIRE_VALUE_INTERVAL)
      out = digits(value.low, value.decimals) + "–" + digits(value.high, value.decimals);
    if (value.kind == QUIRE_VALUE_UNKNOWN) return "n/k";
    if (value.kind == QUIRE_VALUE_INFINITE) return "∞";
    if (value.kind == QUIRE_VALUE_TEXT) return {value.text.data, value.text.size};
    if (value.kind == QUIRE_VALUE_DATE) return date_text(Date{Days{value.date}});
    if (value.unit.size != 0) out += " " + std::string(value.unit.data, value.unit.size);
    return out;
  }
  static bool is_possible(const quire_value& value) {
    if (!grammar::is_possible_decimals(value.decimals)) return false;
    switch (value.kind) {
      case QUIRE_VALUE_NUMBER: return std::isfinite(value.low);
      case QUIRE_VALUE_INTERVAL: return grammar::is_possible_interval(value.low, value.high);
      case QUIRE_VALUE_DATE: return grammar::is_possible_day(value.date);
      default: return value.kind > 0 && value.kind <= QUIRE_VALUE_INFINITE;
    }
  }
  quire_status record(const quire_value* value, std::string& text) {
    if (value == nullptr || value->struct_size < sizeof *value) return QUIRE_BAD_ARGUMENT;
    for (const quire_string& part : {value->text, value->unit, value->key, value->name, value->formula})
      if (!is_utf8(part)) return QUIRE_BAD_ARGUMENT;
    if (!is_possible(*value) || (value->rows == nullptr && value->row_count != 0))
      return QUIRE_BAD_ARGUMENT;
    RecordedValue recorded;
    for (std::size_t i = 0; i < value->row_count; ++i) {
      if (!is_row(value->rows[i])) return QUIRE_BAD_ARGUMENT;
      recorded.rows.push_back(row_name(value->rows[i]));
    }
    text = recorded.text = value_text(*value);
    recorded.key.assign(value->key.data, value->key.size);
    recorded.formula.assign(value->formula.data, value->formula.size);
    values_.push_back(std::move(recorded));
    return QUIRE_OK;
  }

  // ---- the host's functions ---------------------------------------------------------------------

  static SectionRecorder& self(void* context) { return *static_cast<SectionRecorder*>(context); }

  quire_status open(std::int32_t element) {
    constexpr std::size_t kDeepest = 32;  // a host's default, without the section itself
    if (!grammar::is_element(element)) return QUIRE_BAD_ARGUMENT;
    RecordedNode& parent = *open_.back();
    if (!grammar::may_stand_in(element, parent.element)) return QUIRE_BAD_NESTING;
    if (open_.size() > kDeepest) return QUIRE_TOO_MUCH;
    parent.children.push_back(std::make_unique<RecordedNode>());
    parent.children.back()->element = element;
    open_.push_back(parent.children.back().get());
    return QUIRE_OK;
  }
  quire_status close() {
    if (open_.size() == 1) return QUIRE_BAD_NESTING;
    RecordedNode& closed = *open_.back();
    open_.pop_back();
    if (closed.element == QUIRE_TREND) {
      // On the line of its cell or figure, as an attribute.
      RecordedNode& owner = *open_.back();
      owner.attributes.emplace_back("trend", closed.text);
      owner.children.pop_back();
      return QUIRE_OK;
    }
    if (!is_inline(closed.element)) return QUIRE_OK;
    RecordedNode& parent = *open_.back();
    const std::string target = closed.attribute("target");
    const std::string open_mark = std::string("<") + element_name(closed.element) +
                                  (target.empty() ? "" : " " + target) + ">";
    parent.text += closed.element == QUIRE_REFERENCE ? open_mark : open_mark + closed.text + "</>";
    parent.children.pop_back();
    return QUIRE_OK;
  }
  bool takes(std::int32_t attribute, grammar::AttributeType type) const {
    return grammar::attribute_type(attribute) == type &&
           grammar::takes_attribute(open_.back()->element, attribute);
  }
  quire_status set(std::int32_t attribute, std::string content) {
    open_.back()->attributes.emplace_back(attribute_name(attribute), std::move(content));
    return QUIRE_OK;
  }
  quire_status set_text(std::int32_t attribute, quire_string text) {
    if (!takes(attribute, grammar::AttributeType::text)) return QUIRE_BAD_ARGUMENT;
    // Image bytes are the one text that is none.
    if (attribute == QUIRE_DATA) return set(attribute, std::to_string(text.size) + " bytes");
    return is_utf8(text) ? set(attribute, std::string(text.data, text.size)) : QUIRE_BAD_ARGUMENT;
  }
  quire_status set_integer(std::int32_t attribute, std::int64_t integer) {
    if (!takes(attribute, grammar::AttributeType::integer)) return QUIRE_BAD_ARGUMENT;
    return set(attribute, attribute == QUIRE_DATE ? date_text(Date{Days{integer}})
                                                  : std::to_string(integer));
  }
  quire_status set_number(std::int32_t attribute, double number) {
    if (!takes(attribute, grammar::AttributeType::number) || !std::isfinite(number))
      return QUIRE_BAD_ARGUMENT;
    return set(attribute, digits(number, -1));
  }
  quire_status set_value(std::int32_t attribute, const quire_value* value) {
    if (!takes(attribute, grammar::AttributeType::value)) return QUIRE_BAD_ARGUMENT;
    std::string text;
    const quire_status status = record(value, text);
    return status == QUIRE_OK ? set(attribute, std::move(text)) : status;
  }
  quire_status write_text(quire_string text) {
    if (!grammar::takes_text(open_.back()->element)) return QUIRE_BAD_NESTING;
    if (!is_utf8(text)) return QUIRE_BAD_ARGUMENT;
    open_.back()->text.append(text.data, text.size);
    return QUIRE_OK;
  }
  quire_status write_value(const quire_value* value) {
    RecordedNode& node = *open_.back();
    if (!grammar::takes_values(node.element)) return QUIRE_BAD_NESTING;
    std::string text;
    if (const quire_status status = record(value, text); status != QUIRE_OK) return status;
    node.text += (node.element == QUIRE_TREND && !node.text.empty() ? " " : "") + text;
    return QUIRE_OK;
  }
  quire_status cite(quire_row row) {
    if (!grammar::takes_citations(open_.back()->element)) return QUIRE_BAD_NESTING;
    if (!is_row(row)) return QUIRE_BAD_ARGUMENT;
    open_.back()->text += "[" + row_name(row) + "]";
    return QUIRE_OK;
  }

  // ---- the dump ---------------------------------------------------------------------------------

  void dump_values(std::string& out) const {
    std::map<std::string, const RecordedValue*> by_key;
    for (const RecordedValue& value : values_)
      if (!value.key.empty()) by_key[value.key] = &value;
    if (!by_key.empty()) out += "values\n";
    for (const auto& [key, value] : by_key) {
      out += "  " + key + " = " + value->text;
      for (std::size_t i = 0; i < value->rows.size(); ++i)
        out += (i == 0 ? " from " : ", ") + value->rows[i];
      if (!value->formula.empty()) out += " by " + value->formula;
      out += "\n";
    }
  }

  Date as_of_;
  std::deque<MemoryTable> tables_;
  std::map<std::string, StoredOption> options_;
  RecordedNode root_;
  std::vector<RecordedNode*> open_;
  std::vector<RecordedValue> values_;
  std::vector<std::string> warnings_;
  std::string failure_;
};

}  // namespace quire::testing
