#include "layout/running_sums.hpp"

#include <algorithm>
#include <cmath>

namespace quire::core {
namespace {

bool is_amount(const Value& value) {
  return value.kind == Value::Kind::number || value.kind == Value::Kind::interval;
}

/// Digits after the point as the page has them.
int decimals_shown(const Value& value) {
  if (value.decimals >= 0) return value.decimals;
  int decimals = 0;
  for (const double bound : {value.low, value.high}) {
    if (!std::isfinite(bound)) continue;
    const std::string text = format_number(bound, -1);
    if (const std::size_t point = text.find('.'); point != std::string::npos)
      decimals = std::max(decimals, static_cast<int>(text.size() - point - 1));
  }
  return decimals;
}

Value added(const Value& sum, const Value& more) {
  Value unknown;
  unknown.unit = sum.unit;
  Value out = unknown;
  const bool adds_up = (is_amount(sum) || sum.kind == Value::Kind::infinite) &&
                       (is_amount(more) || more.kind == Value::Kind::infinite) && sum.unit == more.unit;
  if (!adds_up) return unknown;
  if (!is_amount(sum) || !is_amount(more)) {
    out.kind = Value::Kind::infinite;
    return out;
  }
  out.low = sum.low + more.low;
  out.high = sum.high + more.high;
  if (out.low == out.high && !std::isfinite(out.low)) return unknown;
  out.kind = out.low == out.high ? Value::Kind::number : Value::Kind::interval;
  out.decimals = std::max(decimals_shown(sum), decimals_shown(more));
  out.unchecked = sum.unchecked || more.unchecked;
  return out;
}

Inlines inlines_of(const Value& value) {
  Inline item;
  item.kind = Inline::Kind::value;
  item.value = std::make_shared<const Value>(value);
  return {std::move(item)};
}

}  // namespace

RunningSums::RunningSums(const Table& table) : width_(table.columns.size()) {
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].sums) columns_.push_back({i, {}});
}

void RunningSums::add(const TableRow& row) {
  for (Sum& sum : columns_) {
    const TableCell& cell = row.cells[sum.column];
    if (cell.content.empty()) continue;
    const Value* value = only_value(cell);
    const Value more = value != nullptr ? *value : Value{};
    sum.value = sum.begun ? added(sum.value, more) : more;
    sum.begun = true;
  }
}

TableRow RunningSums::row() const {
  TableRow row;
  row.emphasized = true;
  row.cells.resize(width_);
  for (const Sum& sum : columns_)
    if (sum.begun) row.cells[sum.column].content = inlines_of(sum.value);
  const auto adds_up = [&](std::size_t column) {
    return std::any_of(columns_.begin(), columns_.end(), [&](const Sum& sum) { return sum.column == column; });
  };
  for (std::size_t i = 0; i < width_; ++i) {
    if (adds_up(i)) continue;
    row.cells[i].content.emplace_back().text = "Carried over";
    break;
  }
  return row;
}

}  // namespace quire::core
