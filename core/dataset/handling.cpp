#include "dataset/handling.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_set>

#include "base/utf8.hpp"

namespace quire::core::dataset_detail {
namespace {

constexpr std::size_t kShortestText = 4;    // characters
constexpr std::size_t kFewestDigits = 4;    // significant ones

std::size_t significant_digits(std::string_view number) {
  const std::size_t first = number.find_first_of("123456789");
  if (first == std::string_view::npos) return 0;
  const std::size_t last = number.find_last_of("123456789");
  const std::string_view digits = number.substr(first, last + 1 - first);
  return digits.size() - static_cast<std::size_t>(std::count(digits.begin(), digits.end(), '.'));
}

/// Which stands on pages anyway.
bool is_like_a_year(std::string_view number) {
  return number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
}

bool is_telling(std::string_view text, ColumnType type) {
  if (type == ColumnType::integer || type == ColumnType::decimal)
    return significant_digits(text) >= kFewestDigits && !is_like_a_year(text);
  return type != ColumnType::boolean && count_code_points(text) >= kShortestText;
}

/// Calls `use` with each value of a cell, as a CSV file has it.
template <class Use>
void for_each_text(const Column& column, std::size_t row, const Use& use) {
  if (column.present[row] == 0) return;
  switch (column.schema->type) {
    case ColumnType::text: return use(std::string(column.dictionary.at(column.codes[row])));
    case ColumnType::integer: return use(shown(static_cast<long double>(column.integers[row]), ColumnType::integer));
    case ColumnType::decimal: return use(shown(column.decimals[row], ColumnType::decimal));
    case ColumnType::date: return use(shown(column.codes[row], ColumnType::date));
    case ColumnType::boolean: return;
    case ColumnType::list:
      for (std::int32_t i = column.offsets[row]; i < column.offsets[row + 1]; ++i)
        use(std::string(column.dictionary.at(column.codes[static_cast<std::size_t>(i)])));
  }
}

bool has_handling(const TableSchema& schema) {
  return !schema.audience.empty() ||
         std::any_of(schema.columns.begin(), schema.columns.end(),
                     [](const ColumnSchema& column) { return !column.audience.empty(); });
}

/// Calls `use` with each cell that the audience may see, or with each that it may not. What is not yet known on the
/// day is neither: the day withholds it from everybody.
template <class Use>
void for_each_cell(const TableData& table, const View& view, bool withheld, const Use& use) {
  const std::vector<std::uint32_t> shown_rows = visible_rows(table, view);
  std::vector<bool> is_shown(table.row_count());
  for (const std::uint32_t row : shown_rows) is_shown[row] = true;
  for (const std::uint32_t row : visible_rows(table, {view.as_of, {}}))
    for (const Column& column : table.columns)
      if ((!is_shown[row] || is_withheld(*table.schema, *column.schema, view)) == withheld) use(column, row);
}

std::vector<std::string> audiences_of(const std::vector<TableData>& tables) {
  std::set<std::string> audiences;
  for (const TableData& table : tables) {
    for (const ColumnSchema& column : table.schema->columns) audiences.insert(column.audience.begin(), column.audience.end());
    const Column* rows = table.schema->audience.empty() ? nullptr : table.find(table.schema->audience);
    for (std::size_t i = 0; rows != nullptr && i < rows->dictionary.size(); ++i)
      audiences.emplace(rows->dictionary.at(static_cast<std::int32_t>(i)));
  }
  return {audiences.begin(), audiences.end()};
}

}  // namespace

Handling handling_of(const std::vector<TableData>& tables, const View& view) {
  Handling handling{view.audience, audiences_of(tables)};
  const bool any = std::any_of(tables.begin(), tables.end(), [](const TableData& table) { return has_handling(*table.schema); });
  if (!view.audience || !any) return handling;
  std::unordered_set<std::string> known;  // to the audience, or withheld already
  for (const TableData& table : tables)
    for_each_cell(table, view, false, [&](const Column& column, std::uint32_t row) {
      for_each_text(column, row, [&](std::string text) { known.insert(std::move(text)); });
    });
  for (const TableData& table : tables)
    for_each_cell(table, view, true, [&](const Column& column, std::uint32_t row) {
      if (column.schema->name == table.schema->audience) return;
      for_each_text(column, row, [&](std::string text) {
        if (is_telling(text, column.schema->type) && known.insert(text).second)
          handling.withheld.push_back({std::move(text), table.file, table.lines[row], column.schema->name});
      });
    });
  return handling;
}

}  // namespace quire::core::dataset_detail
