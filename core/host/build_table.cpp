#include <set>

#include "host/section_builder.hpp"
#include "quire/abi.h"

namespace quire::core {

bool is_other_unit(std::string_view unit, std::string_view heading) {
  return !unit.empty() && !heading.empty() && unit != heading;
}

Table SectionBuilder::table(const WireNode& node) {
  Table table;
  gather_into(&table.sources);
  required_text(node, QUIRE_KEY, "key");
  table.key = unique_key(node);
  table.title = text(node, QUIRE_TITLE);
  table.subtitle = text(node, QUIRE_SUBTITLE);
  table.note = text(node, QUIRE_NOTE);
  table.span = span(node);
  for (const WireNode& child : node.children) {
    if (child.element != QUIRE_COLUMN) continue;
    TableColumn& column = table.columns.emplace_back();
    column.title = text(child, QUIRE_TITLE);
    column.unit = text(child, QUIRE_UNIT);
    column.align = static_cast<TableColumn::Align>(
        word(child, QUIRE_ALIGN, "alignment", {"left", "right", "center"}, 0));
    column.group = text(child, QUIRE_LABEL);
    const auto kind = word(child, QUIRE_KIND, "kind", {"plain", "bars", "sums"}, 0);
    column.bars = kind == 1;
    column.sums = kind == 2;
  }
  if (table.columns.empty()) problem(node, "has no columns");
  std::set<std::string> row_keys;
  for (const WireNode& child : node.children) {
    if (child.element != QUIRE_ROW) continue;
    table.rows.push_back(table_row(child, table, table.rows.size() + 1));
    const std::string& key = table.rows.back().key;
    if (!key.empty() && !row_keys.insert(key).second)
      problem(node, "has two rows with the key " + quote(key));
  }
  gather_into(nullptr);
  return table;
}

/// A column with a unit prints numbers alone: another unit would make "2 m" two kilograms.
void SectionBuilder::check_units(const WireNode& node, const TableCell& cell, const TableColumn& column,
                                 const std::string& where) {
  for (const Inline& item : cell.content)
    if (item.value && is_other_unit(item.value->unit.str(), column.unit))
      problem(node, where + " has a value in " + quote(item.value->unit.str()) + ", its column " + quote(column.title) +
                        " is in " + quote(column.unit));
}

TableRow SectionBuilder::table_row(const WireNode& node, const Table& table, std::size_t number) {
  TableRow row;
  row.key = text(node, QUIRE_KEY);
  row.emphasized = flag(node, QUIRE_EMPHASIZED);
  for (const WireNode& child : node.children) {
    TableCell& cell = row.cells.emplace_back();
    cell.content = inlines(child);
    if (row.cells.size() <= table.columns.size())
      check_units(node, cell, table.columns[row.cells.size() - 1], "(row " + std::to_string(number) + " of table " + quote(table.key) + ")");
    cell.trend = trend(child);
    cell.mark = static_cast<TableCell::Mark>(
        word(child, QUIRE_MARK, "mark", {"none", "good", "watch", "alert", "undetermined"}, 0));
  }
  if (row.cells.size() != table.columns.size())
    problem(node, "(row " + std::to_string(number) + " of table " + quote(table.key) +
                      ") has " + std::to_string(row.cells.size()) + " cells, not " +
                      std::to_string(table.columns.size()));
  return row;
}

}  // namespace quire::core
