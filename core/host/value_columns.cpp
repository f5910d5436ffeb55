#include "host/value_columns.hpp"

#include <cmath>
#include <optional>

namespace quire::core {
namespace {

constexpr double kRoundTrip = 1e-12;  // a percentage that was a share in between is no longer the same double

std::optional<double> number_in(const ColumnView& column, std::size_t row) {
  if (column.type == ColumnType::integer) return static_cast<double>(column.integer(row));
  if (column.type == ColumnType::decimal) return column.decimal(row);
  return {};
}

bool is_cell(const Value& value, const ColumnView& column, std::size_t row) {
  if (!column.has(row)) return false;
  switch (value.kind) {
    case Value::Kind::number:
    case Value::Kind::interval: {
      const std::optional<double> number = number_in(column, row);
      return number && column.unit == value.unit && (*number == value.low || *number == value.high);
    }
    case Value::Kind::text: return column.type == ColumnType::text && column.text(row) == value.text;
    case Value::Kind::date: return column.type == ColumnType::date && column.date(row) == value.date;
    case Value::Kind::unknown:
    case Value::Kind::infinite: return false;
  }
  return false;
}

}  // namespace

std::vector<std::string> columns_with(const Value& value, const TableView& table, std::size_t row) {
  std::vector<std::string> names;
  for (const ColumnView& column : table.columns)
    if (is_cell(value, column, row)) names.emplace_back(column.name);
  return names;
}

bool can_be_read_from(const Value& value, const ColumnView& column, std::size_t row) {
  switch (value.kind) {
    case Value::Kind::number:
    case Value::Kind::interval: {
      const std::optional<double> number = column.has(row) ? number_in(column, row) : std::nullopt;
      if (!number) return false;
      const double noise = kRoundTrip * std::abs(*number);
      return value.low - noise <= *number && *number <= value.high + noise;
    }
    case Value::Kind::date: return column.type == ColumnType::date && column.has(row) && column.date(row) == value.date;
    case Value::Kind::text:
    case Value::Kind::unknown:
    case Value::Kind::infinite: return true;
  }
  return true;
}

}  // namespace quire::core
