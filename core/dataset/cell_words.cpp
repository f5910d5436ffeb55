#include "dataset/cell_words.hpp"

#include <fmt/format.h>

namespace quire::core {

std::vector<std::string> items_of(const ColumnView& column, std::size_t row) {
  std::vector<std::string> items;
  for (std::int32_t i = column.offsets[row]; i < column.offsets[row + 1]; ++i)
    items.emplace_back(column.item(static_cast<std::size_t>(i)));
  return items;
}

std::string cell_words(const ColumnView& column, std::size_t row) {
  if (!column.has(row)) return {};
  switch (column.type) {
    case ColumnType::text:
      return std::string(column.text(row));
    case ColumnType::integer:
      return fmt::format("{}", column.integer(row));
    case ColumnType::decimal:
      return fmt::format("{}", column.decimal(row));
    case ColumnType::boolean:
      return column.boolean(row) ? "true" : "false";
    case ColumnType::date:
      return iso_date(column.date(row));
    case ColumnType::list:
      return fmt::format("{}", fmt::join(items_of(column, row), ";"));
  }
  return {};
}

}  // namespace quire::core
