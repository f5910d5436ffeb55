#include "layout/running_sums.hpp"

#include <algorithm>
#include <cmath>

#include "layout/inline_text.hpp"

namespace quire::core {
namespace {

bool adds_up(const Value& value) {
  return value.kind == Value::Kind::number || value.kind == Value::Kind::interval ||
         value.kind == Value::Kind::infinite;
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
  Value out;  // unknown, as long as nothing else is certain
  out.unit = sum.unit;
  if (!adds_up(sum) || !adds_up(more) || sum.unit != more.unit) return out;
  if (sum.kind == Value::Kind::infinite || more.kind == Value::Kind::infinite) {
    out.kind = Value::Kind::infinite;
    return out;
  }
  const double low = sum.low + more.low;
  const double high = sum.high + more.high;
  if (low == high && !std::isfinite(low)) return out;  // more than a number can be
  out.kind = low == high ? Value::Kind::number : Value::Kind::interval;
  out.low = low;
  out.high = high;
  out.decimals = std::max(decimals_shown(sum), decimals_shown(more));
  out.unchecked = sum.unchecked || more.unchecked;
  return out;
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
  std::size_t label = 0;  // the first column that none of the sums is in
  while (label < columns_.size() && columns_[label].column == label) ++label;
  if (label < width_) row.cells[label].content = inlines_of("Carried over");
  return row;
}

}  // namespace quire::core
