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

  static bool is_inline(int element) {
    return (element >= QUIRE_STRONG && element <= QUIRE_REFERENCE) || element == QUIRE_FOOTNOTE;
  }
  static bool holds_text(int element) {
    return element == QUIRE_HEADING || element == QUIRE_PARAGRAPH || element == QUIRE_ITEM ||
           element == QUIRE_CELL || element == QUIRE_JUDGMENT || element == QUIRE_HIGHLIGHT ||
           element == QUIRE_LISTING || element == QUIRE_FOOTNOTE ||
           (element >= QUIRE_STRONG && element <= QUIRE_LINK);
  }
  static bool may_hold(int parent, int child) {
    if (child == QUIRE_FOOTNOTE)
      return parent == QUIRE_PARAGRAPH || parent == QUIRE_ITEM || parent == QUIRE_CELL;
    if (is_inline(child)) return holds_text(parent) && parent != QUIRE_LISTING;
    if (child == QUIRE_TREND) return parent == QUIRE_CELL || parent == QUIRE_FIGURE;
    switch (parent) {
      case 0:
      case QUIRE_CALLOUT:
        return child == QUIRE_HEADING || child == QUIRE_PARAGRAPH || child == QUIRE_LIST ||
               child == QUIRE_TABLE || child == QUIRE_CHART || child == QUIRE_KEY_FIGURES ||
               child == QUIRE_JUDGMENT || child == QUIRE_IMAGE || child == QUIRE_LISTING ||
               (parent == 0 &&
                (child == QUIRE_CALLOUT || child == QUIRE_HIGHLIGHT || child == QUIRE_TERM ||
                 child == QUIRE_METHOD));
      case QUIRE_LIST:
        return child == QUIRE_ITEM;
      case QUIRE_TABLE:
        return child == QUIRE_COLUMN || child == QUIRE_ROW;
      case QUIRE_ROW:
        return child == QUIRE_CELL;
      case QUIRE_CHART:
        return child == QUIRE_AXIS || child == QUIRE_SERIES || child == QUIRE_THRESHOLD ||
               child == QUIRE_REGION || child == QUIRE_NODE || child == QUIRE_EDGE;
      case QUIRE_SERIES:
        return child == QUIRE_POINT;
      case QUIRE_KEY_FIGURES:
        return child == QUIRE_FIGURE;
      case QUIRE_HIGHLIGHT:
        return child == QUIRE_JUDGMENT || child == QUIRE_FIGURE;
      default:
        return false;
    }
  }
  static bool is_utf8(quire_string text) {
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
  quire_status record(const quire_value& value, std::string& text) {
    constexpr int kMostDecimals = 17;
    if (value.kind < QUIRE_VALUE_NUMBER || value.kind > QUIRE_VALUE_INFINITE || value.decimals < -1 ||
        value.decimals > kMostDecimals || std::isnan(value.low) ||
        std::isnan(value.high) || !is_utf8(value.text) || !is_utf8(value.unit) ||
        !is_utf8(value.key) || !is_utf8(value.name) || !is_utf8(value.formula))
      return QUIRE_BAD_ARGUMENT;
    RecordedValue recorded;
    for (std::size_t i = 0; i < value.row_count; ++i) {
      if (!is_row(value.rows[i])) return QUIRE_BAD_ARGUMENT;
      recorded.rows.push_back(row_name(value.rows[i]));
    }
    text = recorded.text = value_text(value);
    recorded.key.assign(value.key.data, value.key.size);
    recorded.formula.assign(value.formula.data, value.formula.size);
    values_.push_back(std::move(recorded));
    return QUIRE_OK;
  }

  // ---- the host's functions ---------------------------------------------------------------------

  static SectionRecorder& self(void* context) { return *static_cast<SectionRecorder*>(context); }

  quire_status open(std::int32_t element) {
    if (element <= 0 || element > QUIRE_METHOD) return QUIRE_BAD_ARGUMENT;
    RecordedNode& parent = *open_.back();
    if (!may_hold(parent.element, element)) return QUIRE_BAD_NESTING;
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
  quire_status set(std::int32_t attribute, std::string content) {
    if (attribute <= 0 || attribute > QUIRE_LIMITS) return QUIRE_BAD_ARGUMENT;
    if (open_.size() == 1 && attribute != QUIRE_TITLE) return QUIRE_BAD_NESTING;
    open_.back()->attributes.emplace_back(attribute_name(attribute), std::move(content));
    return QUIRE_OK;
  }
  quire_status write_value(const std::string& text) {
    RecordedNode& node = *open_.back();
    if (node.element == QUIRE_LISTING) return QUIRE_BAD_NESTING;
    if (node.element != QUIRE_TREND) return write(text);
    node.text += (node.text.empty() ? "" : " ") + text;
    return QUIRE_OK;
  }
  quire_status write(std::string_view text) {
    if (!holds_text(open_.back()->element)) return QUIRE_BAD_NESTING;
    open_.back()->text += text;
    return QUIRE_OK;
  }

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
    out.set_text = [](void* context, std::int32_t attribute, quire_string text) -> quire_status {
      if (attribute != QUIRE_DATA && !is_utf8(text)) return QUIRE_BAD_ARGUMENT;
      return self(context).set(attribute, attribute == QUIRE_DATA
                                              ? std::to_string(text.size) + " bytes"
                                              : std::string(text.data, text.size));
    };
    out.set_integer = [](void* context, std::int32_t attribute, std::int64_t integer) {
      return self(context).set(attribute, attribute == QUIRE_DATE
                                              ? date_text(Date{Days{integer}})
                                              : std::to_string(integer));
    };
    out.set_number = [](void* context, std::int32_t attribute, double number) -> quire_status {
      if (std::isnan(number)) return QUIRE_BAD_ARGUMENT;
      return self(context).set(attribute, digits(number, -1));
    };
    out.set_value = [](void* context, std::int32_t attribute, const quire_value* value) {
      std::string text;
      const quire_status status = self(context).record(*value, text);
      return status == QUIRE_OK ? self(context).set(attribute, std::move(text)) : status;
    };
    out.text = [](void* context, quire_string text) -> quire_status {
      if (!is_utf8(text)) return QUIRE_BAD_ARGUMENT;
      return self(context).write({text.data, text.size});
    };
    out.value = [](void* context, const quire_value* value) {
      std::string text;
      const quire_status status = self(context).record(*value, text);
      return status == QUIRE_OK ? self(context).write_value(text) : status;
    };
    out.cite = [](void* context, quire_row row) -> quire_status {
      if (!self(context).is_row(row)) return QUIRE_BAD_ARGUMENT;
      return self(context).write("[" + self(context).row_name(row) + "]");
    };
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
