#include "dataset/schema.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/suggest.hpp"
#include "dataset/column_schema.hpp"
#include "dataset/read_databases.hpp"
#include "dataset/read_origin.hpp"
#include "toml/reader.hpp"

namespace quire::core::dataset_detail {
namespace {

using toml::Entry;
using toml::Reader;
using toml::Source;
using toml::Table;

void read_columns(const Table& table, const std::string& context, const Source& source,
                  TableSchema& schema) {
  const std::string table_name = quote(std::as_const(schema.name));
  for (const Entry& entry : table.entries) {
    if (const Table* column = std::get_if<Table>(&entry.value.content))
      schema.columns.push_back(read_column(entry, *column, context, source));
    else
      source.error("wrong-type", entry.value.where,
                   quote(entry.key) + " must be a table, found " + std::string(kind(entry.value)),
                   "write " + entry.key + " = { type = \"text\" }");
  }
  if (table.entries.empty())
    source.error("no-columns", table.where, "table " + table_name + " has no columns");
  const auto is_key = [](const ColumnSchema& column) { return column.key; };
  if (std::count_if(schema.columns.begin(), schema.columns.end(), is_key) > 1)
    source.error("two-keys", table.where, "table " + table_name + " has more than one key column");
}

// The column that `key` names; it must be there and, when `type` is given, of that type.
std::string read_column_name(Reader& reader, std::string_view key, const TableSchema& schema,
                             std::optional<ColumnType> type = {}) {
  const std::optional<std::string> name = reader.text(key);
  if (!name) return {};
  const ColumnSchema* column = schema.find(*name);
  if (column == nullptr)
    reader.error("unknown-column", reader.where(key),
                 quote(key) + ": table " + quote(schema.name) + " has no column " + quote(*name),
                 did_you_mean(*name, schema.column_names()));
  else if (type && column->type != *type)
    reader.error("wrong-type", reader.where(key),
                 quote(key) + ": column " + quote(*name) + " must be of type " +
                     quote(word(*type)) + ", it is " + quote(word(column->type)));
  return *name;
}

std::string read_audience_column(Reader& reader, const TableSchema& schema) {
  const std::string name = read_column_name(reader, "audience", schema);
  const ColumnSchema* column = schema.find(name);
  if (column != nullptr && column->type != ColumnType::text && column->type != ColumnType::list)
    reader.error("wrong-type", reader.where("audience"),
                 "\"audience\": column " + quote(name) + " must be of type \"text\" or \"list\", it is " +
                     quote(word(column->type)));
  return name;
}

void read_provenance(const Table& table, const std::string& context, const Source& source,
                     TableSchema& schema) {
  Reader reader(table, context, source);
  ProvenanceNames& names = schema.provenance;
  names.source = read_column_name(reader, "source", schema, ColumnType::text);
  names.source_url = read_column_name(reader, "source_url", schema, ColumnType::text);
  names.as_of = read_column_name(reader, "as_of", schema, ColumnType::date);
  names.confidence = read_column_name(reader, "confidence", schema, ColumnType::text);
  names.verification = read_column_name(reader, "verification", schema, ColumnType::text);
  names.unchecked_cells = read_column_name(reader, "unchecked_cells", schema, ColumnType::list);
  reader.finish();
}

/// Days, which need a date to be counted from.
std::int64_t read_max_age(Reader& reader, const TableSchema& schema) {
  constexpr std::int64_t kMost = 36'525;
  const toml::Value* value = reader.value("max_age");
  if (value == nullptr) return 0;
  const auto* days = std::get_if<std::int64_t>(&value->content);
  if (days == nullptr) {
    reader.wrong_type("max_age", *value, "a whole number of days");
    return 0;
  }
  if (*days < 1 || *days > kMost)
    reader.error("invalid-value", value->where, "\"max_age\" must be from 1 to 36525 days");
  const ColumnSchema* as_of = schema.find(schema.provenance.as_of);
  if (as_of == nullptr || as_of->type != ColumnType::date)
    reader.error("no-as-of", value->where, "\"max_age\" needs a column that says how old a row is",
                 "name a date column as as_of under [tables." + schema.name + ".provenance]");
  return *days;
}

TableSchema read_table(const Entry& entry, const Table& table, const std::vector<PostgresDatabase>& databases,
                       const Source& source) {
  const std::size_t errors_before = source.diagnostics.error_count();
  const std::string context = "[tables." + entry.key;
  Reader reader(table, context + "]", source);
  TableSchema schema;
  schema.name = entry.key;
  schema.where = {source.file, entry.where.line, entry.where.column};
  schema.origin = read_origin(reader, schema.name, databases);
  if (reader.require("columns") != nullptr)
    if (const Table* columns = reader.table("columns"))
      read_columns(*columns, context + ".columns", source, schema);
  schema.known_from = read_column_name(reader, "known_from", schema, ColumnType::date);
  for (ColumnSchema& column : schema.columns)
    if (column.name == schema.known_from) column.required = true;
  schema.audience = read_audience_column(reader, schema);
  if (const Table* provenance = reader.table("provenance"))
    read_provenance(*provenance, context + ".provenance]", source, schema);
  schema.max_age = read_max_age(reader, schema);
  reader.finish();
  schema.sound = source.diagnostics.error_count() == errors_before;
  return schema;
}

}  // namespace

const ColumnSchema* TableSchema::find(std::string_view column) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const ColumnSchema& c) { return c.name == column; });
  return found == columns.end() ? nullptr : &*found;
}

std::vector<std::string> TableSchema::column_names() const {
  std::vector<std::string> names;
  for (const ColumnSchema& column : columns) names.push_back(column.name);
  return names;
}

std::vector<TableSchema> read_schemas(const Table& manifest, const Source& source) {
  std::vector<TableSchema> schemas;
  Reader reader(manifest, "", source);
  const Table* tables = reader.table("tables");
  const std::vector<PostgresDatabase> databases = read_databases(reader.table("databases"), source);
  if (tables != nullptr) {
    for (const Entry& entry : tables->entries) {
      if (const Table* table = std::get_if<Table>(&entry.value.content))
        schemas.push_back(read_table(entry, *table, databases, source));
      else
        reader.wrong_type(entry.key, entry.value, "a table");
    }
  }
  if (reader.value("tables") == nullptr || (tables != nullptr && tables->entries.empty()))
    reader.error("no-tables", manifest.where, "the dataset has no tables",
                 "add [tables.NAME] with file and columns");
  reader.finish();
  return schemas;
}

std::string shown(long double number, ColumnType type) {
  if (type == ColumnType::date)
    return iso_date(Date{std::chrono::days{static_cast<std::int32_t>(number)}});
  std::array<char, 32> buffer{};
  char* const end = buffer.data() + buffer.size();
  const auto result = type == ColumnType::integer
                          ? std::to_chars(buffer.data(), end, static_cast<std::int64_t>(number))
                          : std::to_chars(buffer.data(), end, static_cast<double>(number));
  return {buffer.data(), result.ptr};
}

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& one : words) out += (out.empty() ? "" : ", ") + quote(one);
  return out;
}

}  // namespace quire::core::dataset_detail
