#include "common/columns.hpp"

namespace quire::analysis {

std::string text_at(const Column& column, std::int64_t row) {
  return std::string(column.text(row).value_or(std::string_view()));
}

std::vector<std::string> list_at(const Column& column, std::int64_t row) {
  std::vector<std::string> items;
  if (std::string_view(column.schema().format) == "+l") {
    for (const std::string_view item : column.list(row)) items.emplace_back(item);
  } else if (const auto item = column.text(row)) {
    items.emplace_back(*item);
  }
  return items;
}

std::string text_at(const std::optional<Column>& column, std::int64_t row) {
  return column ? text_at(*column, row) : std::string();
}

std::optional<double> number_at(const std::optional<Column>& column, std::int64_t row) {
  return column ? column->number(row) : std::nullopt;
}

std::optional<Date> date_at(const std::optional<Column>& column, std::int64_t row) {
  return column ? column->date(row) : std::nullopt;
}

}  // namespace quire::analysis
