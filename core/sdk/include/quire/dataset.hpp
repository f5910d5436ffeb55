#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "quire/abi.h"
#include "quire/value.hpp"

namespace quire {

/// Thrown by the views below when a plugin asks for something its manifest does not promise, or
/// reads a column as the wrong type. The section then shows the message in place of its content.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One column of a table, one value per row; views into the dataset, nothing is copied.
///
/// Missing:  an empty optional (an empty vector for lists). Missing is not zero.
/// Unit:     `unit()`, as the dataset declares it; values are never rescaled.
/// Errors:   reading a column as another type, or a row past the end, throws Error.
/// Lifetime: valid until `analyze` returns.
/// Thread:   reading is safe from any thread.
class Column {
 public:
  Column(const ArrowSchema& schema, const ArrowArray& array, quire_string unit)
      : schema_(&schema), array_(&array), unit_{unit.data, unit.size} {}

  std::string_view name() const noexcept { return schema_->name; }
  std::string_view unit() const noexcept { return unit_; }
  std::int64_t size() const noexcept { return array_->length; }

  bool has(std::int64_t row) const {
    if (row < 0 || row >= array_->length)
      throw Error("row " + std::to_string(row) + " is past the end of column \"" +
                  std::string(name()) + "\"");
    const auto* bits = static_cast<const std::uint8_t*>(array_->buffers[0]);
    return bits == nullptr || (bits[row / 8] >> (row % 8) & 1) != 0;
  }

  std::optional<std::string_view> text(std::int64_t row) const {
    require(schema_->dictionary != nullptr, "text");
    if (!has(row)) return {};
    return entry(*array_, static_cast<const std::int32_t*>(array_->buffers[1])[row]);
  }
  /// Decimal and integer columns.
  std::optional<double> number(std::int64_t row) const {
    const bool is_integer = format() == "l";
    require(is_integer || format() == "g", "numbers");
    if (!has(row)) return {};
    if (is_integer)
      return static_cast<double>(static_cast<const std::int64_t*>(array_->buffers[1])[row]);
    return static_cast<const double*>(array_->buffers[1])[row];
  }
  std::optional<std::int64_t> integer(std::int64_t row) const {
    require(format() == "l", "integers");
    if (!has(row)) return {};
    return static_cast<const std::int64_t*>(array_->buffers[1])[row];
  }
  std::optional<bool> boolean(std::int64_t row) const {
    require(format() == "b", "booleans");
    if (!has(row)) return {};
    return (static_cast<const std::uint8_t*>(array_->buffers[1])[row / 8] >> (row % 8) & 1) != 0;
  }
  std::optional<Date> date(std::int64_t row) const {
    require(format() == "tdD", "dates");
    if (!has(row)) return {};
    return Date{Days{static_cast<const std::int32_t*>(array_->buffers[1])[row]}};
  }
  std::vector<std::string_view> list(std::int64_t row) const {
    require(format() == "+l", "lists");
    std::vector<std::string_view> items;
    if (!has(row)) return items;
    const auto* offsets = static_cast<const std::int32_t*>(array_->buffers[1]);
    const ArrowArray& child = *array_->children[0];
    for (std::int32_t i = offsets[row]; i < offsets[row + 1]; ++i)
      items.push_back(entry(child, static_cast<const std::int32_t*>(child.buffers[1])[i]));
    return items;
  }

  /// The Arrow structs, for a library that reads them; do not release them.
  const ArrowSchema& schema() const noexcept { return *schema_; }
  const ArrowArray& array() const noexcept { return *array_; }

 private:
  std::string_view format() const noexcept { return schema_->format; }

  void require(bool right_type, const char* wanted) const {
    if (!right_type)
      throw Error("column \"" + std::string(name()) + "\" holds " + content() + ", not " + wanted);
  }

  const char* content() const noexcept {
    if (schema_->dictionary != nullptr) return "text";
    if (format() == "l") return "integers";
    if (format() == "g") return "decimals";
    if (format() == "b") return "booleans";
    return format() == "tdD" ? "dates" : "lists";
  }

  static std::string_view entry(const ArrowArray& codes, std::int32_t code) {
    const ArrowArray& dictionary = *codes.dictionary;
    const auto* offsets = static_cast<const std::int32_t*>(dictionary.buffers[1]);
    const auto* bytes = static_cast<const char*>(dictionary.buffers[2]);
    return {bytes + offsets[code], static_cast<std::size_t>(offsets[code + 1] - offsets[code])};
  }

  const ArrowSchema* schema_;
  const ArrowArray* array_;
  std::string_view unit_;
};

/// A table of the dataset. Rows known only after the briefing's as-of date are not in it.
class Table {
 public:
  Table(std::uint32_t index, const quire_table& table) : index_(index), raw_(table) {}

  std::string_view name() const noexcept { return {raw_.name.data, raw_.name.size}; }
  std::int64_t row_count() const noexcept { return raw_.row_count; }

  /// Throws Error when there is no such column, with those that there are; columns named in the
  /// manifest are always there.
  Column column(std::string_view name) const {
    if (auto found = find(name)) return *found;
    std::string columns;
    for (std::int64_t i = 0; i < raw_.schema->n_children; ++i)
      columns += (i == 0 ? "" : ", ") + std::string(raw_.schema->children[i]->name);
    throw Error("table \"" + std::string(this->name()) + "\" has no column \"" +
                std::string(name) + "\"; its columns: " + columns);
  }
  std::optional<Column> find(std::string_view name) const {
    for (std::int64_t i = 0; i < raw_.schema->n_children; ++i)
      if (name == raw_.schema->children[i]->name)
        return Column(*raw_.schema->children[i], *raw_.array->children[i], raw_.units[i]);
    return {};
  }

  /// For Value::from and citations.
  quire_row reference(std::int64_t row) const noexcept { return {index_, 0, row}; }
  /// The same of one cell, for what is read from it or computed with it: `quire explain` names the column, and
  /// where the dataset marks the cell as unchecked the value is. A value without a formula must be what the cell holds:
  /// the host warns of another number or date. `column` is one of this table.
  quire_row reference(std::int64_t row, const Column& column) const noexcept {
    for (std::int64_t i = 0; i < raw_.schema->n_children; ++i)
      if (raw_.schema->children[i] == &column.schema())
        return {index_, static_cast<std::uint32_t>(i + 1), row};
    return reference(row);
  }

 private:
  std::uint32_t index_;
  quire_table raw_;
};

/// The tables the plugin's manifest asks for.
class Dataset {
 public:
  explicit Dataset(const quire_host& host) : host_(&host) {}

  /// The day the briefing speaks of. There is no other clock: a section must not depend on today.
  Date as_of() const noexcept { return Date{Days{host_->as_of}}; }

  /// Throws Error when the manifest does not name the table, with those that it names.
  Table table(std::string_view name) const {
    std::string tables;
    for (std::uint32_t i = 0; i < host_->table_count; ++i) {
      quire_table table{};
      table.struct_size = sizeof table;
      if (host_->table_at(host_->context, i, &table) != QUIRE_OK) continue;
      const std::string_view found(table.name.data, table.name.size);
      if (found == name) return Table(i, table);
      tables += (tables.empty() ? "; its tables: " : ", ") + std::string(found);
    }
    throw Error("the manifest asks for no table \"" + std::string(name) + "\"" + tables);
  }

 private:
  const quire_host* host_;
};

}  // namespace quire
