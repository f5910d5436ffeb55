#include "dataset/source/relation_query.hpp"

namespace quire::core::dataset_detail {
namespace {

std::string quoted(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    out += c;
    if (c == '"') out += c;
  }
  return out + "\"";
}

}  // namespace

std::string sql_name(std::string_view name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return quoted(name);
  return quoted(name.substr(0, dot)) + "." + quoted(name.substr(dot + 1));
}

std::string query_of(const Relation& relation) {
  if (!relation.table.empty()) return "select * from " + sql_name(relation.table);
  std::string query = relation.query;
  while (!query.empty() && (query.back() == ';' || query.back() == ' ' || query.back() == '\n'))
    query.pop_back();
  return query;
}

std::string select_declared(const TableSchema& schema, const Relation& relation,
                            std::span<const std::string_view> names) {
  std::string fields;
  std::string declared;
  std::string key;
  for (const std::string_view name : names) {
    const ColumnSchema* column = schema.find(name);
    fields += (fields.empty() ? "" : ", ") + (column == nullptr ? "null" : quoted(name));
    if (column == nullptr) continue;
    declared += (declared.empty() ? "" : ", ") + quoted(name);
    if (column->key) key = quoted(name);
  }
  std::string query = "select " + fields + " from " + sql_name(relation.table);
  if (!declared.empty()) query += " order by " + (key.empty() ? declared : key);
  return query;
}

}  // namespace quire::core::dataset_detail
