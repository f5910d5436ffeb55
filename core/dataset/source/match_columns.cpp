#include "dataset/source/match_columns.hpp"

#include <algorithm>
#include <numeric>

#include "base/suggest.hpp"

namespace quire::core::dataset_detail {
namespace {

std::size_t find_column(const TableSchema& schema, std::string_view name) {
  const ColumnSchema* column = schema.find(name);
  return column == nullptr ? kNoColumn : static_cast<std::size_t>(column - schema.columns.data());
}

// Columns that no field is, reported at their declaration: the record has no place for them.
void report_absent(const TableSchema& schema, std::string_view origin, const ColumnMatch& match,
                   const std::vector<std::string>& unknown, FileReport& report) {
  for (std::size_t i = 0; i < schema.columns.size(); ++i) {
    if (match.field[i] != kNoColumn) continue;
    const ColumnSchema& column = schema.columns[i];
    report.error([&] {
      return Diagnostic{"dataset.absent-column", Severity::error, column.where,
                        "column " + quote(column.name) + " is not in " + quote(origin),
                        did_you_mean(column.name, unknown)};
    });
  }
}

}  // namespace

bool ColumnMatch::is_complete() const {
  return std::find(field.begin(), field.end(), kNoColumn) == field.end();
}

ColumnMatch match_in_order(const TableSchema& schema) {
  ColumnMatch match{schema.columns.size(), std::vector<std::size_t>(schema.columns.size())};
  std::iota(match.field.begin(), match.field.end(), std::size_t{0});
  return match;
}

ColumnMatch match_columns(std::span<const std::string_view> names, const TableSchema& schema,
                          std::string_view origin,
                          const std::function<SourceSpan(std::size_t)>& place, FileReport& report,
                          Undeclared undeclared) {
  ColumnMatch match{names.size(), std::vector<std::size_t>(schema.columns.size(), kNoColumn)};
  std::vector<std::string> unknown;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::size_t column = find_column(schema, names[i]);
    if (column == kNoColumn) {
      if (unknown.size() < Complaints::kShown) unknown.emplace_back(names[i]);
      if (undeclared == Undeclared::ignored) continue;
      report.error([&] {
        return Diagnostic{
            "dataset.undeclared-column", Severity::error, place(i),
            "column " + quote(names[i]) + " is not declared in table " + quote(schema.name),
            did_you_mean(names[i], schema.column_names())};
      });
    } else if (match.field[column] != kNoColumn) {
      report.error([&] {
        return Diagnostic{"dataset.duplicate-column", Severity::error, place(i),
                          "column " + quote(names[i]) + " occurs twice", {}};
      });
    } else {
      match.field[column] = i;
    }
  }
  report_absent(schema, origin, match, unknown, report);
  return match;
}

}  // namespace quire::core::dataset_detail
