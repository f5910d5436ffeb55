#include "dataset/column_schema.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "toml/reader.hpp"

namespace quire::core::dataset_detail {
namespace {

using toml::Reader;
using toml::Source;
using toml::Table;
using toml::Value;

bool is_one_of(ColumnType type, std::initializer_list<ColumnType> types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

bool read_type(Reader& reader, ColumnType& type) {
  const std::optional<std::string> text = reader.require_text("type");
  if (!text) return false;
  std::vector<std::string> words;
  for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(ColumnType::list); ++i) {
    words.emplace_back(word(static_cast<ColumnType>(i)));
    if (words.back() != *text) continue;
    type = static_cast<ColumnType>(i);
    return true;
  }
  const std::string near = did_you_mean(*text, words);
  reader.error("invalid-value", reader.where("type"), "unknown type " + quote(*text),
               near.empty() ? "allowed: " + listed(words) : near);
  return false;
}

void check_fits(Reader& reader, std::string_view key, ColumnType type,
                std::initializer_list<ColumnType> types) {
  if (reader.value(key) != nullptr && !is_one_of(type, types))
    reader.error("misplaced-key", reader.where(key),
                 quote(key) + " does not fit type " + quote(word(type)));
}

std::optional<long double> read_bound(Reader& reader, std::string_view key, ColumnType type) {
  const Value* value = reader.value(key);
  if (value == nullptr) return {};
  if (type == ColumnType::date) {
    const std::optional<Date> date = reader.date(key);
    if (!date) return {};
    return static_cast<long double>(date->time_since_epoch().count());
  }
  if (const auto* integer = std::get_if<std::int64_t>(&value->content))
    return static_cast<long double>(*integer);
  if (type == ColumnType::integer) {
    reader.wrong_type(key, *value, "an integer");
    return {};
  }
  const std::optional<double> number = reader.number(key);
  if (!number) return {};
  return *number;
}

// "suppliers" means its key, "suppliers.name" that column.
Reference read_reference(const std::string& text) {
  const std::size_t dot = text.find('.');
  if (dot == std::string::npos) return {text, {}};
  return {text.substr(0, dot), text.substr(dot + 1)};
}

}  // namespace

ColumnSchema read_column(const toml::Entry& entry, const Table& table,
                         const std::string& context, const Source& source) {
  Reader reader(table, context + "." + entry.key + "]", source);
  ColumnSchema column;
  column.name = entry.key;
  column.where = {source.file, entry.where.line, entry.where.column};
  const bool typed = read_type(reader, column.type);
  column.key = reader.boolean("key").value_or(false);
  column.required = reader.boolean("required").value_or(false) || column.key;
  column.unit = reader.text("unit").value_or("");
  column.minimum = read_bound(reader, "min", column.type);
  column.maximum = read_bound(reader, "max", column.type);
  column.allowed = reader.texts("allowed").value_or(std::vector<std::string>());
  if (const std::optional<std::string> target = reader.text("references"))
    column.reference = read_reference(*target);
  column.audience = reader.texts("audience").value_or(std::vector<std::string>());
  reader.text("doc");  // for the reader of the manifest; its type is checked like any other
  reader.finish();

  using enum ColumnType;
  if (typed && column.key) check_fits(reader, "key", column.type, {text, integer});
  if (typed) check_fits(reader, "min", column.type, {integer, decimal, date});
  if (typed) check_fits(reader, "max", column.type, {integer, decimal, date});
  if (typed) check_fits(reader, "allowed", column.type, {text, list});
  if (typed) check_fits(reader, "references", column.type, {text, list, integer});
  if (column.key && !column.audience.empty())
    reader.error("misplaced-key", reader.where("audience"), "\"audience\" does not fit a key: rows go without their names then",
                 "name a column as audience of the table to leave rows out");
  if (column.minimum && column.maximum && *column.minimum > *column.maximum)
    reader.error("invalid-range", reader.where("max"), "\"max\" is less than \"min\"");
  return column;
}

}  // namespace quire::core::dataset_detail
