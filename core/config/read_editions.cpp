#include "config/read_editions.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "config/option_value.hpp"

namespace quire::core::config_detail {
namespace {

using toml::Array;
using toml::Reader;
using toml::Table;

SourceSpan span(const Reader& reader, toml::Place where) {
  return {reader.source().file, where.line, where.column};
}

/// A parameter's values: one, or a list of them.
std::vector<OptionValue> read_values(const Reader& reader, const toml::Entry& entry) {
  std::vector<OptionValue> values;
  const auto* array = std::get_if<Array>(&entry.value.content);
  const Array one{entry.value};
  for (const toml::Value& item : array != nullptr ? *array : one)
    if (std::optional<OptionValue> value = read_option_value(reader, entry.key, item))
      values.push_back(std::move(*value));
  if (array != nullptr && array->empty())
    reader.error("invalid-value", entry.value.where, quote(entry.key) + " has no value");
  return values;
}

void read_parameter_values(Reader& edition, const std::vector<Parameter>& parameters,
                           std::vector<ParameterValues>& lists) {
  const Table* table = edition.table("parameters");
  if (table == nullptr) return;
  for (const toml::Entry& entry : table->entries) {
    const auto known = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const Parameter& parameter) { return parameter.name == entry.key; });
    if (known == parameters.end()) {
      std::vector<std::string> names;
      for (const Parameter& parameter : parameters) names.push_back(parameter.name);
      edition.error("unknown-parameter", entry.where, "the report has no parameter " + quote(entry.key),
                    names.empty() ? "declare it under [parameters]" : did_you_mean(entry.key, names));
      continue;
    }
    ParameterValues list{entry.key, read_values(edition, entry), span(edition, entry.value.where)};
    for (OptionValue& value : list.values) {
      // A whole number serves where the default has a fraction.
      if (const auto* whole = std::get_if<std::int64_t>(&value);
          whole != nullptr && std::holds_alternative<double>(known->value))
        value = static_cast<double>(*whole);
      if (value.index() != known->value.index())
        edition.error("wrong-type", entry.value.where,
                      quote(entry.key) + " must be " + std::string(kind(known->value)) + ", as its default, found " +
                          std::string(kind(value)));
    }
    lists.push_back(std::move(list));
  }
}

void check_output(const Reader& reader, const std::string& output) {
  const std::filesystem::path path(output);
  const bool leaves = path.is_absolute() ||
                      std::any_of(path.begin(), path.end(), [](const auto& part) { return part == ".."; });
  if (leaves)
    reader.error("invalid-value", reader.where("output"), quote(output) + " leaves the output folder",
                 "write a relative path without \"..\"");
}

EditionRequest read_edition(const Table& table, const toml::Source& source,
                            const std::vector<Parameter>& parameters) {
  Reader reader(table, "[[edition]]", source);
  EditionRequest edition;
  edition.where = span(reader, table.where);
  edition.name = reader.require_text("name").value_or("");
  edition.periods = reader.texts("periods").value_or(std::vector<std::string>());
  edition.audiences = reader.texts("audiences").value_or(std::vector<std::string>());
  edition.output = reader.text("output").value_or("");
  check_output(reader, edition.output);
  read_parameter_values(reader, parameters, edition.parameters);
  reader.finish();
  return edition;
}

}  // namespace

void read_parameters(Reader& reader, std::vector<Parameter>& parameters) {
  const Table* table = reader.table("parameters");
  if (table == nullptr) return;
  for (const toml::Entry& entry : table->entries) {
    std::optional<OptionValue> value = read_option_value(reader, entry.key, entry.value);
    if (value && std::holds_alternative<std::vector<std::string>>(*value))
      reader.error("wrong-type", entry.value.where, "parameter " + quote(entry.key) + " must be a single value");
    else if (value)
      parameters.push_back({entry.key, std::move(*value), span(reader, entry.value.where)});
  }
}

void read_editions(Reader& reader, const std::vector<Parameter>& parameters,
                   std::vector<EditionRequest>& editions) {
  const toml::Value* value = reader.value("edition");
  if (value == nullptr) return;
  const auto* array = std::get_if<Array>(&value->content);
  if (array == nullptr) return reader.wrong_type("edition", *value, "an array of tables");
  for (const toml::Value& item : *array) {
    if (const auto* table = std::get_if<Table>(&item.content))
      editions.push_back(read_edition(*table, reader.source(), parameters));
    else
      reader.wrong_type("edition", item, "an array of tables");
  }
}

}  // namespace quire::core::config_detail
