#include "dataset/table_data.hpp"

#include <algorithm>

namespace quire::core::dataset_detail {

TableData::TableData(const TableSchema& table_schema, std::string printed_file,
                     Diagnostics& diagnostics)
    : schema(&table_schema), report(std::move(printed_file), diagnostics) {
  columns.reserve(schema->columns.size());
  for (const ColumnSchema& column : schema->columns) columns.emplace_back(column);
  const auto key = std::find_if(schema->columns.begin(), schema->columns.end(),
                                [](const ColumnSchema& column) { return column.key; });
  key_column_ = static_cast<std::size_t>(key - schema->columns.begin());
}

void TableData::end_row(std::uint32_t line) {
  lines.push_back(line);
  if (key_column_ == columns.size()) return;
  const Column& key = columns[key_column_];
  if (key.present.back() == 0) return;
  const bool is_text = key.schema->type == ColumnType::text;
  const std::int32_t code =
      is_text ? key.codes.back() : integer_keys_.add(std::to_string(key.integers.back()));
  if (static_cast<std::size_t>(code) == first_lines_.size()) {
    first_lines_.push_back(line);
    return;
  }
  report.error([&] {
    const std::string value =
        is_text ? std::string(key.dictionary.at(code)) : std::to_string(key.integers.back());
    return Diagnostic{"dataset.duplicate-key",
                      Severity::error,
                      place(row_count() - 1, key_column_),
                      "column " + quote(key.schema->name) + ": key " + quote(value) +
                          " is already in line " +
                          std::to_string(first_lines_[static_cast<std::size_t>(code)]),
                      {}};
  });
}

const Column* TableData::find(std::string_view column) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const Column& c) { return c.schema->name == column; });
  return found == columns.end() ? nullptr : &*found;
}

}  // namespace quire::core::dataset_detail
