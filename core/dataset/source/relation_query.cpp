#include "dataset/source/relation_query.hpp"

namespace quire::core::dataset_detail {

std::string sql_quoted(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    out += c;
    if (c == '"') out += c;
  }
  return out + "\"";
}

std::string sql_name(std::string_view name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return sql_quoted(name);
  return sql_quoted(name.substr(0, dot)) + "." + sql_quoted(name.substr(dot + 1));
}

std::string query_of(const Relation& relation) {
  if (!relation.table.empty()) return "select * from " + sql_name(relation.table);
  std::string query = relation.query;
  while (!query.empty() && (query.back() == ';' || query.back() == ' ' || query.back() == '\n'))
    query.pop_back();
  return query;
}

std::string order_of(const TableSchema& schema, std::span<const std::string_view> names) {
  std::string declared;
  for (const std::string_view name : names) {
    const ColumnSchema* column = schema.find(name);
    if (column == nullptr) continue;
    if (column->key) return " order by " + sql_quoted(name);
    declared += (declared.empty() ? "" : ", ") + sql_quoted(name);
  }
  return declared.empty() ? "" : " order by " + declared;
}

std::string select_declared(const TableSchema& schema, const Relation& relation,
                            std::span<const std::string_view> names) {
  std::string fields;
  for (const std::string_view name : names)
    fields += (fields.empty() ? "" : ", ") + (schema.find(name) == nullptr ? "null" : sql_quoted(name));
  return "select " + fields + " from " + sql_name(relation.table) + order_of(schema, names);
}

}  // namespace quire::core::dataset_detail
