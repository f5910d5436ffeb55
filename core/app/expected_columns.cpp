#include "app/expected_columns.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "dataset/cell_words.hpp"

namespace quire::core {
namespace {

using Bound = ExpectedColumn::Bound;

/// Whether values of the column can be held against the bound.
bool has_range(ColumnType type, const Bound& bound) {
  if (std::holds_alternative<Date>(bound)) return type == ColumnType::date;
  return type == ColumnType::integer || type == ColumnType::decimal;
}

Bound value_of(const ColumnView& column, std::size_t row) {
  if (column.type == ColumnType::date) return column.date(row);
  return column.type == ColumnType::integer ? static_cast<double>(column.integer(row)) : column.decimal(row);
}

std::string words(const Bound& bound) {
  const auto* date = std::get_if<Date>(&bound);
  return date != nullptr ? iso_date(*date) : fmt::format("{}", std::get<double>(bound));
}

std::string range_words(const ExpectedColumn& expected) {
  if (!expected.maximum) return "below " + words(*expected.minimum);
  if (!expected.minimum) return "above " + words(*expected.maximum);
  return "outside " + words(*expected.minimum) + " to " + words(*expected.maximum);
}

std::string name_of(const ExpectedColumn& expected) {
  return "column " + quote(expected.column) + " of table " + quote(expected.table);
}

std::string too_empty(const ExpectedColumn& expected, const ColumnView& column, std::size_t rows) {
  const std::size_t filled = rows - column.missing;
  if (static_cast<double>(filled) >= expected.filled * static_cast<double>(rows)) return {};
  return fmt::format("{} has a value in {} of {} rows, {} % are asked for", name_of(expected), filled, rows,
                     100 * expected.filled);
}

std::string out_of_range(const ExpectedColumn& expected, const TableView& table, const ColumnView& column) {
  for (const std::optional<Bound>& bound : {expected.minimum, expected.maximum})
    if (bound && !has_range(column.type, *bound))
      return fmt::format("{} holds values of type {}: {} is no bound for them", name_of(expected), word(column.type), words(*bound));
  std::size_t count = 0;
  std::size_t first = 0;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (!column.has(row)) continue;
    const Bound value = value_of(column, row);
    if ((!expected.minimum || value >= *expected.minimum) && (!expected.maximum || value <= *expected.maximum)) continue;
    if (count++ == 0) first = row;
  }
  if (count == 0) return {};
  return fmt::format("{} is {} in {} of {} rows, first on {}:{}: {}", name_of(expected), range_words(expected), count,
                     table.row_count, table.file, table.lines[first], quote(cell_words(column, first)));
}

/// That it is not there, and what may be meant instead.
template <class Named>
std::string missing(std::string what, std::string_view name, const Named& there) {
  std::vector<std::string> names;
  for (const auto& one : there) names.emplace_back(one.name);
  const std::string near = did_you_mean(name, names);
  return what + " " + quote(name) + (near.empty() ? "" : "; " + near);
}

}  // namespace

std::vector<std::string> unmet(const ExpectedColumn& expected, const Dataset& dataset) {
  const TableView* table = dataset.find(expected.table);
  if (table == nullptr) return {missing("the dataset has no table", expected.table, dataset.tables())};
  const ColumnView* column = table->find(expected.column);
  if (column == nullptr)
    return {missing("table " + quote(expected.table) + " has no column", expected.column, table->columns)};
  std::vector<std::string> found{too_empty(expected, *column, table->row_count)};
  if (expected.minimum || expected.maximum) found.push_back(out_of_range(expected, *table, *column));
  std::erase(found, std::string());
  return found;
}

}  // namespace quire::core
