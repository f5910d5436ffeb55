#include <cmath>

#include "base/suggest.hpp"
#include "dataset/table_data.hpp"

namespace quire::core::dataset_detail {
namespace {

using toml::Array;
using toml::Entry;
using toml::Place;
using toml::Table;
using toml::Value;

SourceSpan span_at(const std::string& file, Place where) {
  return {file, where.line, where.column};
}

// What an inline value must be for a column.
std::string_view wanted(ColumnType type) {
  static constexpr std::string_view kWanted[] = {"text",      "an integer", "a number",
                                                 "a boolean", "a date",     "a list of texts"};
  return kWanted[static_cast<std::size_t>(type)];
}

// The value as its CSV cell would be, for messages.
std::string cell_text(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value.content))
    return std::to_string(*integer);
  if (const auto* decimal = std::get_if<double>(&value.content))
    return shown(*decimal, ColumnType::decimal);
  if (const Date* date = std::get_if<Date>(&value.content)) return iso_date(*date);
  if (const auto* text = std::get_if<std::string>(&value.content)) return *text;
  std::string joined;
  if (const auto* items = std::get_if<Array>(&value.content))
    for (const Value& item : *items) joined += (joined.empty() ? "" : ";") + cell_text(item);
  return joined;
}

class InlineReader {
 public:
  InlineReader(const TableSchema& schema, std::string manifest)
      : schema_(schema), manifest_(std::move(manifest)), batch_(schema) {}

  RecordBatch read(const Array& rows) {
    for (const Value& row : rows) {
      if (const Table* entries = std::get_if<Table>(&row.content))
        read_row(*entries, row.where);
      else
        wrong_type(row.where, "\"rows\" must hold tables, found " + std::string(kind(row)));
    }
    return std::move(batch_);
  }

 private:
  void read_row(const Table& row, Place where) {
    report_undeclared(row);
    for (Column& column : batch_.columns) {
      const Entry* entry = row.find(column.schema->name);
      if (entry == nullptr)
        check(column, column.add_missing(), "", where);
      else
        read_cell(column, entry->value);
    }
    batch_.end_row(where.line);
  }

  void report_undeclared(const Table& row) {
    for (const Entry& entry : row.entries) {
      if (schema_.find(entry.key) != nullptr) continue;
      batch_.complaints.add([&] {
        return Diagnostic{"dataset.undeclared-column", Severity::error,
                          span_at(manifest_, entry.where),
                          "column " + quote(entry.key) + " is not declared in table " +
                              quote(schema_.name),
                          did_you_mean(entry.key, schema_.column_names())};
      });
    }
  }

  void read_cell(Column& column, const Value& value) {
    const ColumnType type = column.schema->type;
    const auto* integer = std::get_if<std::int64_t>(&value.content);
    const auto* decimal = std::get_if<double>(&value.content);
    const auto* boolean = std::get_if<bool>(&value.content);
    const Date* date = std::get_if<Date>(&value.content);
    const auto* text = std::get_if<std::string>(&value.content);
    const auto* items = std::get_if<Array>(&value.content);
    const bool textual =
        type == ColumnType::text || type == ColumnType::date || type == ColumnType::list;
    if (text != nullptr && textual && text->find('\0') == std::string::npos)
      check(column, column.add_cell(*text), *text, value.where);
    else if (integer != nullptr && type == ColumnType::integer)
      check(column, column.add_integer(*integer), cell_text(value), value.where);
    else if (integer != nullptr && type == ColumnType::decimal)
      check(column, column.add_decimal(static_cast<double>(*integer)), cell_text(value),
            value.where);
    else if (decimal != nullptr && type == ColumnType::decimal && std::isfinite(*decimal))
      check(column, column.add_decimal(*decimal), cell_text(value), value.where);
    else if (boolean != nullptr && type == ColumnType::boolean)
      check(column, column.add_boolean(*boolean), "", value.where);
    else if (date != nullptr && type == ColumnType::date)
      check(column, column.add_date(*date), cell_text(value), value.where);
    else if (items != nullptr && type == ColumnType::list)
      read_items(column, *items, value);
    else
      refuse(column, value);
  }

  void read_items(Column& column, const Array& array, const Value& value) {
    std::vector<std::string_view> items;
    for (const Value& item : array) {
      const auto* text = std::get_if<std::string>(&item.content);
      if (text == nullptr || text->find('\0') != std::string::npos) return refuse(column, item);
      items.push_back(*text);
    }
    check(column, column.add_items(items), cell_text(value), value.where);
  }

  void refuse(Column& column, const Value& value) {
    column.add_missing();
    batch_.complete = false;
    const auto* text = std::get_if<std::string>(&value.content);
    const bool has_nul = text != nullptr && text->find('\0') != std::string::npos;
    const auto* decimal = std::get_if<double>(&value.content);
    const bool infinite = decimal != nullptr && !std::isfinite(*decimal);
    const std::string subject = "column " + quote(column.schema->name);
    wrong_type(value.where, has_nul ? subject + " contains a NUL character"
                            : infinite
                                ? subject + " must be a finite number"
                                : subject + " must be " + std::string(wanted(column.schema->type)) +
                                      ", found " + std::string(kind(value)));
  }

  void wrong_type(Place where, const std::string& message) {
    batch_.complete = false;
    batch_.complaints.add([&] {
      return Diagnostic{
          "dataset.wrong-type", Severity::error, span_at(manifest_, where), message, {}};
    });
  }

  void check(const Column& column, CellProblem problem, const std::string& cell, Place where) {
    if (problem == CellProblem::none) return;
    batch_.complaints.add([&] {
      Diagnostic said = explain(problem, *column.schema, cell);
      said.where = span_at(manifest_, where);
      return said;
    });
  }

  const TableSchema& schema_;
  std::string manifest_;
  RecordBatch batch_;
};

}  // namespace

TableData read_inline(const TableSchema& schema, const InlineOrigin& origin,
                      const std::string& manifest, std::string file_name, std::string sha256,
                      Diagnostics& diagnostics) {
  TableData table(schema, manifest, diagnostics);
  table.file = std::move(file_name);
  table.sha256 = std::move(sha256);
  table.locate = [&schema, rows = origin.rows, manifest](std::size_t row, std::uint32_t, std::size_t column) {
    // Rows that are no tables were left out, so the row is counted among those that are.
    for (const Value& value : *rows) {
      const Table* entries = std::get_if<Table>(&value.content);
      if (entries == nullptr || row-- != 0) continue;
      const Entry* entry = entries->find(schema.columns[column].name);
      return span_at(manifest, entry == nullptr ? value.where : entry->value.where);
    }
    return SourceSpan{manifest, 0, 0};
  };
  RecordBatch batch = InlineReader(schema, manifest).read(*origin.rows);
  table.append(batch);
  return table;
}

}  // namespace quire::core::dataset_detail
