#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "quire/plugin.hpp"

namespace quire::testing {

enum class ColumnType { text, integer, decimal, boolean, date, list };

/// Columns that are no text; every column without an entry is text.
using ColumnTypes = std::map<std::string, ColumnType, std::less<>>;

/// The records of a CSV text: quotes, doubled quotes and line breaks inside quotes as in RFC 4180.
inline std::vector<std::vector<std::string>> parse_csv(std::string_view csv) {
  std::vector<std::vector<std::string>> records;
  std::vector<std::string> record;
  std::string cell;
  bool quoted = false;
  const auto end_record = [&] {
    record.push_back(std::exchange(cell, {}));
    if (record.size() > 1 || !record.front().empty()) records.push_back(record);
    record.clear();
  };
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"') {
      cell += csv[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      record.push_back(std::exchange(cell, {}));
    } else if (c == '\r' && !quoted && i + 1 < csv.size() && csv[i + 1] == '\n') {
      continue;
    } else if (c == '\n' && !quoted) {
      end_record();
    } else {
      cell += c;
    }
  }
  if (!cell.empty() || !record.empty()) end_record();
  return records;
}

/// "2026-11-23".
inline Date parse_date(std::string_view text) {
  if (text.size() != 10) throw std::runtime_error("no date: " + std::string(text));
  const auto part = [&](std::size_t at, std::size_t size) {
    return std::atoi(std::string(text.substr(at, size)).c_str());
  };
  // Days from civil, in years that begin in March: H. Hinnant, chrono-compatible date algorithms.
  const int month = part(5, 2);
  const std::int64_t year = part(0, 4) - (month <= 2 ? 1 : 0);
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + part(8, 2) - 1;
  const std::int64_t days = 365 * year + year / 4 - year / 100 + year / 400 + day_of_year - 719468;
  return Date{Days{days}};
}

/// The same back.
inline std::string date_text(Date date) {
  const std::int64_t days = date.time_since_epoch().count() + 719468;  // since 0000-03-01
  const std::int64_t era = days / 146097;
  const std::int64_t day_of_era = days - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d",
                static_cast<int>(year_of_era + era * 400 + (month >= 10 ? 1 : 0)),
                static_cast<int>(month < 10 ? month + 3 : month - 9),
                static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1));
  return buffer;
}

/// A column in the layout of the Arrow C data interface, as the host hands it to plugins.
class MemoryColumn {
 public:
  MemoryColumn(std::string name, ColumnType type, std::string unit)
      : name_(std::move(name)), unit_(std::move(unit)), type_(type) {}
  MemoryColumn(const MemoryColumn&) = delete;
  MemoryColumn& operator=(const MemoryColumn&) = delete;

  const std::string& name() const { return name_; }
  const std::string& unit() const { return unit_; }

  /// An empty cell is a missing value; list items stand between semicolons.
  void append(std::string_view cell) {
    set_bit(validity_, rows_, !cell.empty());
    if (type_ == ColumnType::integer)
      integers_.push_back(cell.empty() ? 0 : integer_of(cell));
    else if (type_ == ColumnType::decimal)
      decimals_.push_back(cell.empty() ? 0 : decimal_of(cell));
    else if (type_ == ColumnType::boolean)
      set_bit(bits_, rows_, cell == "true");
    else if (type_ == ColumnType::date)
      codes_.push_back(
          cell.empty() ? 0
                       : static_cast<std::int32_t>(parse_date(cell).time_since_epoch().count()));
    else if (type_ == ColumnType::text)
      codes_.push_back(cell.empty() ? 0 : code_of(cell));
    else
      append_list(cell);
    ++rows_;
  }

  /// Fills the structs; the column must not change or move afterwards.
  void seal() {
    static constexpr const char* kFormats[] = {"i", "l", "g", "b", "tdD", "+l"};
    schema_ = {};
    schema_.format = kFormats[static_cast<int>(type_)];
    schema_.name = name_.c_str();
    schema_.flags = ARROW_FLAG_NULLABLE;
    array_ = {};
    array_.length = rows_;
    array_.buffers = buffers_;
    array_.n_buffers = 2;
    buffers_[0] = validity_.data();
    buffers_[1] = values();
    if (type_ == ColumnType::text) {
      seal_dictionary();
      schema_.dictionary = &dictionary_schema_;
      array_.dictionary = &dictionary_;
    } else if (type_ == ColumnType::list) {
      seal_dictionary();
      seal_items();
    }
  }

  ArrowSchema* schema() { return &schema_; }
  ArrowArray* array() { return &array_; }

 private:
  static void set_bit(std::vector<std::uint8_t>& bits, std::int64_t at, bool on) {
    if (at % 8 == 0) bits.push_back(0);
    if (on) bits.back() = static_cast<std::uint8_t>(bits.back() | 1U << (at % 8));
  }

  std::int64_t integer_of(std::string_view cell) const {
    const std::string text(cell);
    char* end = nullptr;
    const long long number = std::strtoll(text.c_str(), &end, 10);
    return end == text.c_str() + text.size() ? number : throw no_number(cell, "an integer");
  }
  double decimal_of(std::string_view cell) const {
    const std::string text(cell);
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    return end == text.c_str() + text.size() ? number : throw no_number(cell, "a decimal");
  }
  std::runtime_error no_number(std::string_view cell, const char* type) const {
    return std::runtime_error("column \"" + name_ + "\": \"" + std::string(cell) + "\" is not " + type);
  }

  std::int32_t code_of(std::string_view entry) {
    const auto found = codes_by_entry_.find(entry);
    if (found != codes_by_entry_.end()) return found->second;
    const auto code = static_cast<std::int32_t>(entry_offsets_.size() - 1);
    entry_bytes_ += entry;
    entry_offsets_.push_back(static_cast<std::int32_t>(entry_bytes_.size()));
    codes_by_entry_.emplace(entry, code);
    return code;
  }

  void append_list(std::string_view cell) {
    while (!cell.empty()) {
      const std::size_t end = cell.find(';');
      codes_.push_back(code_of(cell.substr(0, end)));
      cell = end == std::string_view::npos ? std::string_view() : cell.substr(end + 1);
    }
    list_offsets_.push_back(static_cast<std::int32_t>(codes_.size()));
  }

  const void* values() const {
    switch (type_) {
      case ColumnType::integer:
        return integers_.data();
      case ColumnType::decimal:
        return decimals_.data();
      case ColumnType::boolean:
        return bits_.data();
      case ColumnType::list:
        return list_offsets_.data();
      default:
        return codes_.data();
    }
  }

  void seal_dictionary() {
    dictionary_schema_ = {};
    dictionary_schema_.format = "u";
    dictionary_schema_.name = "";
    dictionary_ = {};
    dictionary_.length = static_cast<std::int64_t>(entry_offsets_.size()) - 1;
    dictionary_.n_buffers = 3;
    dictionary_.buffers = dictionary_buffers_;
    dictionary_buffers_[1] = entry_offsets_.data();
    dictionary_buffers_[2] = entry_bytes_.data();
  }

  void seal_items() {
    item_schema_ = {};
    item_schema_.format = "i";
    item_schema_.name = "item";
    item_schema_.dictionary = &dictionary_schema_;
    items_ = {};
    items_.length = static_cast<std::int64_t>(codes_.size());
    items_.n_buffers = 2;
    items_.buffers = item_buffers_;
    items_.dictionary = &dictionary_;
    item_buffers_[1] = codes_.data();
    schema_.n_children = array_.n_children = 1;
    schema_.children = item_schemas_;
    array_.children = item_arrays_;
  }

  std::string name_;
  std::string unit_;
  ColumnType type_;
  std::int64_t rows_ = 0;
  std::vector<std::uint8_t> validity_;
  std::vector<std::uint8_t> bits_;
  std::vector<std::int64_t> integers_;
  std::vector<double> decimals_;
  std::vector<std::int32_t> codes_;  // dates, dictionary codes of text and of list items
  std::vector<std::int32_t> list_offsets_{0};
  std::vector<std::int32_t> entry_offsets_{0};
  std::string entry_bytes_;
  std::map<std::string, std::int32_t, std::less<>> codes_by_entry_;
  ArrowSchema schema_{}, dictionary_schema_{}, item_schema_{};
  ArrowArray array_{}, dictionary_{}, items_{};
  ArrowSchema* item_schemas_[1] = {&item_schema_};
  ArrowArray* item_arrays_[1] = {&items_};
  const void* buffers_[2] = {};
  const void* dictionary_buffers_[3] = {};
  const void* item_buffers_[2] = {};
};

/// A table of the dataset made of text cells. Cannot be moved: the Arrow structs point into it.
class MemoryTable {
 public:
  /// `csv`: a header line, then the rows; "power [W]" in the header is a column with a unit. Rows whose date in `known_from` lies after `as_of` are
  /// left out, as the dataset reader does.
  MemoryTable(std::string name, std::string_view csv, const ColumnTypes& types,
              std::string_view known_from = {}, std::optional<Date> as_of = {})
      : name_(std::move(name)) {
    const std::vector<std::vector<std::string>> records = parse_csv(csv);
    if (records.empty()) throw std::runtime_error("the CSV text has no header");
    std::size_t known_column = records[0].size();
    for (std::size_t i = 0; i < records[0].size(); ++i) {
      const auto [head, unit] = name_and_unit(records[0][i]);
      const auto type = types.find(head);
      columns_.emplace_back(head, type == types.end() ? ColumnType::text : type->second, unit);
      if (head == known_from) known_column = i;
    }
    for (std::size_t row = 1; row < records.size(); ++row) {
      if (records[row].size() != columns_.size())
        throw std::runtime_error("row " + std::to_string(row) + " of " + name_ + " has " +
                                 std::to_string(records[row].size()) + " cells");
      const std::string known = known_column < columns_.size() ? records[row][known_column] : "";
      if (as_of && !known.empty() && parse_date(known) > *as_of) continue;
      for (std::size_t i = 0; i < columns_.size(); ++i) columns_[i].append(records[row][i]);
      ++row_count_;
    }
    seal();
  }
  MemoryTable(const MemoryTable&) = delete;
  MemoryTable& operator=(const MemoryTable&) = delete;

  const std::string& name() const { return name_; }
  std::int64_t row_count() const { return row_count_; }
  std::size_t column_count() const { return columns_.size(); }
  const std::string& column_name(std::size_t column) const { return columns_[column].name(); }

  void fill(quire_table& out) const {
    out.name = raw(name_);
    out.row_count = row_count_;
    out.schema = &schema_;
    out.array = &array_;
    out.units = units_.data();
  }

 private:
  static std::pair<std::string, std::string> name_and_unit(const std::string& head) {
    const std::size_t open = head.find(" [");
    if (open == std::string::npos || head.back() != ']') return {head, ""};
    return {head.substr(0, open), head.substr(open + 2, head.size() - open - 3)};
  }

  void seal() {
    for (MemoryColumn& column : columns_) {
      column.seal();
      schemas_.push_back(column.schema());
      arrays_.push_back(column.array());
      units_.push_back(raw(column.unit()));
    }
    schema_.format = "+s";
    schema_.name = name_.c_str();
    schema_.n_children = array_.n_children = static_cast<std::int64_t>(columns_.size());
    schema_.children = schemas_.data();
    array_.length = row_count_;
    array_.n_buffers = 1;
    array_.buffers = no_validity_;
    array_.children = arrays_.data();
  }

  std::string name_;
  std::deque<MemoryColumn> columns_;
  std::int64_t row_count_ = 0;
  std::vector<ArrowSchema*> schemas_;
  std::vector<ArrowArray*> arrays_;
  std::vector<quire_string> units_;
  const void* no_validity_[1] = {nullptr};
  ArrowSchema schema_{};
  ArrowArray array_{};
};

}  // namespace quire::testing
