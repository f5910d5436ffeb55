#include "dataset/column.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace quire::core::dataset_detail {

CellProblem Column::reject(CellProblem problem) {
  present.push_back(0);
  switch (schema->type) {
    case ColumnType::integer:
      integers.push_back(0);
      break;
    case ColumnType::decimal:
      decimals.push_back(0);
      break;
    case ColumnType::list:
      offsets.push_back(offsets.back());
      break;
    case ColumnType::text:
    case ColumnType::boolean:
    case ColumnType::date:
      codes.push_back(0);
      break;
  }
  return problem;
}

CellProblem Column::add_missing() {
  return reject(schema->required ? CellProblem::missing : CellProblem::none);
}

CellProblem Column::add_cell(std::string_view cell) {
  if (cell.empty()) return add_missing();
  const char* const begin = cell.data();
  const char* const end = begin + cell.size();
  switch (schema->type) {
    case ColumnType::text:
      return add_text(cell);
    case ColumnType::integer: {
      std::int64_t value = 0;
      const auto [rest, error] = std::from_chars(begin, end, value);
      if (error == std::errc::invalid_argument || rest != end)
        return reject(CellProblem::not_an_integer);
      if (error != std::errc()) return reject(CellProblem::integer_range);
      return add_integer(value);
    }
    case ColumnType::decimal: {
      double value = 0;
      const auto [rest, error] = std::from_chars(begin, end, value);
      // from_chars also reads "inf" and "nan", which are no figures.
      if (error == std::errc::invalid_argument || rest != end ||
          (error == std::errc() && !std::isfinite(value)))
        return reject(CellProblem::not_a_number);
      if (error != std::errc()) return reject(CellProblem::number_range);
      return add_decimal(value);
    }
    case ColumnType::boolean:
      if (cell != "true" && cell != "false") return reject(CellProblem::not_a_boolean);
      return add_boolean(cell == "true");
    case ColumnType::date:
      if (const std::optional<Date> date = parse_date(cell)) return add_date(*date);
      return reject(CellProblem::not_a_date);
    case ColumnType::list:
      break;
  }
  return add_items(split_list(cell));
}

CellProblem Column::outside(long double value) const {
  if (schema->minimum && value < *schema->minimum) return CellProblem::below_minimum;
  if (schema->maximum && value > *schema->maximum) return CellProblem::above_maximum;
  return CellProblem::none;
}

CellProblem Column::add_integer(std::int64_t value) {
  const CellProblem problem = outside(static_cast<long double>(value));
  if (problem != CellProblem::none) return reject(problem);
  present.push_back(1);
  integers.push_back(value);
  return CellProblem::none;
}

CellProblem Column::add_decimal(double value) {
  const CellProblem problem = outside(value);
  if (problem != CellProblem::none) return reject(problem);
  present.push_back(1);
  decimals.push_back(value);
  return CellProblem::none;
}

CellProblem Column::add_boolean(bool value) {
  present.push_back(1);
  codes.push_back(value ? 1 : 0);
  return CellProblem::none;
}

CellProblem Column::add_date(Date value) {
  const auto days = static_cast<std::int32_t>(value.time_since_epoch().count());
  const CellProblem problem = outside(days);
  if (problem != CellProblem::none) return reject(problem);
  present.push_back(1);
  codes.push_back(days);
  return CellProblem::none;
}

bool Column::append(const Column& more) {
  const auto before = static_cast<std::int32_t>(codes.size());
  const bool is_text = schema->type == ColumnType::text || schema->type == ColumnType::list;
  if (!is_text || more.dictionary.size() == 0) {  // without texts all rows are missing, their codes 0
    codes.insert(codes.end(), more.codes.begin(), more.codes.end());
  } else {
    constexpr std::size_t kMost = std::numeric_limits<std::int32_t>::max();
    const std::vector<std::int32_t> recoded = dictionary.add_all(more.dictionary);
    if (recoded.empty() || more.codes.size() > kMost - codes.size()) return false;
    for (const std::int32_t code : more.codes) codes.push_back(recoded[static_cast<std::size_t>(code)]);
  }
  present.insert(present.end(), more.present.begin(), more.present.end());
  integers.insert(integers.end(), more.integers.begin(), more.integers.end());
  decimals.insert(decimals.end(), more.decimals.begin(), more.decimals.end());
  for (std::size_t i = 1; i < more.offsets.size(); ++i) offsets.push_back(before + more.offsets[i]);
  return true;
}

void Column::clear() {
  present.clear();
  integers.clear();
  decimals.clear();
  codes.clear();
  offsets.resize(1);
  dictionary.clear();
}

void Column::reserve(std::size_t rows) {
  present.reserve(rows);
  switch (schema->type) {
    case ColumnType::integer:
      return integers.reserve(rows);
    case ColumnType::decimal:
      return decimals.reserve(rows);
    case ColumnType::list:
      return offsets.reserve(rows + 1);
    case ColumnType::text:
    case ColumnType::boolean:
    case ColumnType::date:
      return codes.reserve(rows);
  }
}

bool Column::is_allowed(std::string_view text) const {
  return schema->allowed.empty() ||
         std::find(schema->allowed.begin(), schema->allowed.end(), text) != schema->allowed.end();
}

CellProblem Column::add_text(std::string_view value) {
  if (value.empty()) return add_missing();
  if (!is_allowed(value)) return reject(CellProblem::not_allowed);
  present.push_back(1);
  codes.push_back(dictionary.add(value));
  return CellProblem::none;
}

CellProblem Column::add_items(std::span<const std::string_view> items) {
  if (items.empty()) return add_missing();
  for (const std::string_view item : items) {
    if (item.empty()) return reject(CellProblem::empty_item);
    if (!is_allowed(item)) return reject(CellProblem::not_allowed);
  }
  present.push_back(1);
  for (const std::string_view item : items) codes.push_back(dictionary.add(item));
  offsets.push_back(static_cast<std::int32_t>(codes.size()));
  return CellProblem::none;
}

std::vector<std::string_view> split_list(std::string_view cell) {
  std::vector<std::string_view> items;
  for (;;) {
    const std::size_t end = std::min(cell.find(';'), cell.size());
    std::string_view item = cell.substr(0, end);
    while (item.starts_with(' ')) item.remove_prefix(1);
    while (item.ends_with(' ')) item.remove_suffix(1);
    items.push_back(item);
    if (end == cell.size()) return items;
    cell.remove_prefix(end + 1);
  }
}

}  // namespace quire::core::dataset_detail
