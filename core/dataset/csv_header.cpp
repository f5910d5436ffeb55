#include "dataset/csv_header.hpp"

#include <algorithm>

#include "base/suggest.hpp"

namespace quire::core::dataset_detail {
namespace {

std::size_t find_column(const TableSchema& schema, std::string_view name) {
  const ColumnSchema* column = schema.find(name);
  return column == nullptr ? kNoColumn : static_cast<std::size_t>(column - schema.columns.data());
}

// Columns that the file lacks, reported at their declaration: the file has no place for them.
void report_absent(const TableSchema& schema, const CsvHeader& header,
                   const std::vector<std::string>& undeclared, FileReport& report) {
  for (std::size_t i = 0; i < schema.columns.size(); ++i) {
    if (header.field[i] != kNoColumn) continue;
    const ColumnSchema& column = schema.columns[i];
    report.error([&] {
      return Diagnostic{"dataset.absent-column", Severity::error, column.where,
                        "column " + quote(column.name) + " is not in " + quote(schema.file),
                        did_you_mean(column.name, undeclared)};
    });
  }
}

}  // namespace

CsvHeader match_header(std::span<const CsvField> names, const TableSchema& schema,
                       const std::function<SourceSpan(std::size_t)>& place, FileReport& report) {
  CsvHeader header;
  header.field.assign(schema.columns.size(), kNoColumn);
  std::vector<std::string> undeclared;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::size_t column = find_column(schema, names[i].text);
    header.schema_column.push_back(column);
    if (column == kNoColumn) {
      if (undeclared.size() < FileReport::kShown) undeclared.emplace_back(names[i].text);
      report.error([&] {
        return Diagnostic{
            "dataset.undeclared-column", Severity::error, place(names[i].offset),
            "column " + quote(names[i].text) + " is not declared in table " + quote(schema.name),
            did_you_mean(names[i].text, schema.column_names())};
      });
    } else if (header.field[column] != kNoColumn) {
      header.schema_column[i] = kNoColumn;
      report.error([&] {
        return Diagnostic{"dataset.duplicate-column",
                          Severity::error,
                          place(names[i].offset),
                          "column " + quote(names[i].text) + " occurs twice",
                          {}};
      });
    } else {
      header.field[column] = i;
    }
  }
  report_absent(schema, header, undeclared, report);
  return header;
}

}  // namespace quire::core::dataset_detail
