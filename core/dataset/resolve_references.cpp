#include <algorithm>

#include "base/suggest.hpp"
#include "dataset/schema.hpp"

namespace quire::core::dataset_detail {
namespace {

TableSchema* find_table(std::vector<TableSchema>& tables, std::string_view name) {
  const auto found = std::find_if(tables.begin(), tables.end(),
                                  [&](const TableSchema& table) { return table.name == name; });
  return found == tables.end() ? nullptr : &*found;
}

// What the reference of `column` gets wrong, as message and hint; empty when nothing.
std::pair<std::string, std::string> resolve(std::vector<TableSchema>& tables,
                                            ColumnSchema& column) {
  const Reference& reference = *column.reference;
  const TableSchema* target = find_table(tables, reference.table);
  if (target == nullptr) {
    std::vector<std::string> names;
    for (const TableSchema& table : tables) names.push_back(table.name);
    return {"\"references\": there is no table " + quote(reference.table),
            did_you_mean(reference.table, names)};
  }
  if (reference.column.empty()) {
    const auto key = std::find_if(target->columns.begin(), target->columns.end(),
                                  [](const ColumnSchema& c) { return c.key; });
    if (key == target->columns.end())
      return {"\"references\": table " + quote(reference.table) + " has no key column",
              "write \"" + reference.table + ".COLUMN\", or mark a column key = true"};
    column.reference->column = key->name;
  }
  const ColumnSchema* meant = target->find(reference.column);
  if (meant == nullptr)
    return {"\"references\": table " + quote(reference.table) + " has no column " +
                quote(reference.column),
            did_you_mean(reference.column, target->column_names())};
  const ColumnType item = column.type == ColumnType::list ? ColumnType::text : column.type;
  if (meant->type != item)
    return {"\"references\": column " + quote(reference.column) + " of table " +
                quote(reference.table) + " must be of type " + quote(word(item)) + ", it is " +
                quote(word(meant->type)),
            {}};
  return {};
}

}  // namespace

void resolve_references(std::vector<TableSchema>& tables, const toml::Source& source) {
  for (TableSchema& table : tables) {
    for (ColumnSchema& column : table.columns) {
      if (!column.reference) continue;
      auto [message, hint] = resolve(tables, column);
      if (message.empty()) continue;
      source.error("unknown-reference", {column.where.line, column.where.column},
                   std::move(message), std::move(hint));
      column.reference.reset();
      table.sound = false;
    }
  }
}

}  // namespace quire::core::dataset_detail
