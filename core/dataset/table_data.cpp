#include "dataset/table_data.hpp"

#include <algorithm>
#include <limits>

namespace quire::core::dataset_detail {
namespace {

std::vector<Column> columns_of(const TableSchema& schema) {
  std::vector<Column> columns;
  columns.reserve(schema.columns.size());
  for (const ColumnSchema& column : schema.columns) columns.emplace_back(column);
  return columns;
}

}  // namespace

RecordBatch::RecordBatch(const TableSchema& schema) : columns(columns_of(schema)) {}

void RecordBatch::clear() {
  for (Column& column : columns) column.clear();
  lines.clear();
  complaints = Complaints();
  complete = true;
}

TableData::TableData(const TableSchema& table_schema, std::string printed_file,
                     Diagnostics& diagnostics)
    : schema(&table_schema),
      columns(columns_of(table_schema)),
      report(std::move(printed_file), diagnostics) {
  const auto key = std::find_if(schema->columns.begin(), schema->columns.end(),
                                [](const ColumnSchema& column) { return column.key; });
  key_column_ = static_cast<std::size_t>(key - schema->columns.begin());
}

void TableData::append(RecordBatch& batch) {
  complete = complete && batch.complete;
  const std::size_t first_row = lines.size();
  full_ = full_ || !take(batch);
  const std::size_t before_keys = batch.complaints.said().size();
  check_keys(first_row, batch.complaints);
  if (batch.complaints.said().size() != before_keys)
    std::stable_sort(batch.complaints.said().begin(), batch.complaints.said().end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.where.line < b.where.line; });
  report.add(std::move(batch.complaints));
  batch.clear();
}

// False when they do not fit. The lines come last: no column is ever shorter than they are many, whatever
// fails before.
bool TableData::take(const RecordBatch& batch) {
  if (batch.lines.size() > std::numeric_limits<std::uint32_t>::max() - 1 - lines.size()) {
    refuse("too-large", "has more than 4 294 967 294 rows");
    return false;
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].append(batch.columns[i])) continue;
    refuse("too-large", "has more than 2 GB of different texts in column " + quote(schema->columns[i].name));
    return false;
  }
  lines.insert(lines.end(), batch.lines.begin(), batch.lines.end());
  return true;
}

void TableData::reserve(std::size_t rows) {
  lines.reserve(rows);
  for (Column& column : columns) column.reserve(rows);
}

void TableData::check_keys(std::size_t first_row, Complaints& complaints) {
  if (key_column_ == columns.size()) return;
  const Column& key = columns[key_column_];
  for (std::size_t row = first_row; row < lines.size(); ++row) {
    if (key.present[row] == 0) continue;
    const std::uint32_t earlier = key_rows_.take(key, static_cast<std::uint32_t>(row));
    if (earlier == KeyRows::kNew) continue;
    complaints.add([&] {
      const std::string value = key.schema->type == ColumnType::text
                                    ? std::string(key.dictionary.at(key.codes[row]))
                                    : std::to_string(key.integers[row]);
      return Diagnostic{"dataset.duplicate-key",
                        Severity::error,
                        place(row, key_column_),
                        "column " + quote(key.schema->name) + ": key " + quote(value) +
                            " is already in line " + std::to_string(lines[earlier]),
                        {}};
    });
  }
}

void TableData::refuse(std::string code, std::string message, std::string hint) {
  complete = false;
  report.error([&] {
    return Diagnostic{"dataset." + code, Severity::error, schema->where,
                      "table " + quote(schema->name) + ": " + quote(report.file()) + " " + message,
                      std::move(hint)};
  });
}

const Column* TableData::find(std::string_view column) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const Column& c) { return c.schema->name == column; });
  return found == columns.end() ? nullptr : &*found;
}

}  // namespace quire::core::dataset_detail
