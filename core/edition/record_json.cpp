#include "edition/record_json.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <new>
#include <stdexcept>

#include "base/json_text.hpp"

namespace quire::core {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "quire-edition";
constexpr int kFormatVersion = 1;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// A record that says something it cannot say.
struct BadRecord : std::runtime_error {
  using std::runtime_error::runtime_error;
};

Json bound(double number) {
  if (std::isinf(number)) return nullptr;
  return number;
}

Date date_of(const Json& json) {
  const auto text = json.get<std::string>();
  const std::optional<Date> date = parse_date(text);
  if (!date) throw BadRecord(quote(text) + " is not a date");
  return *date;
}

Json rows_of(const std::vector<RowReference>& rows) {
  Json json = Json::array();
  for (const std::span<const RowReference> run : runs_of(rows)) {
    Json lines = Json::array();
    for (const RowReference& row : run) lines.push_back(row.line);
    json.push_back({run.front().table, run.front().file, std::move(lines)});
  }
  return json;
}

std::vector<RowReference> read_rows(const Json& json) {
  std::vector<RowReference> rows;
  for (const Json& run : json) {
    const auto add = [&](const Json& line) {
      rows.push_back({run.at(0).get<std::string>(), run.at(1).get<std::string>(), line.get<std::uint32_t>()});
    };
    const Json& lines = run.at(2);
    if (!lines.is_array()) add(lines);  // one alone in the first records
    else for (const Json& line : lines) add(line);
  }
  return rows;
}

Json to_json(const Value& value) {
  Json json{{"kind", word(value.kind)}};
  if (value.kind == Value::Kind::number) json["number"] = value.low;
  if (value.kind == Value::Kind::interval) {
    json["low"] = bound(value.low);
    json["high"] = bound(value.high);
  }
  if (value.kind == Value::Kind::text) json["text"] = value.text;
  if (value.kind == Value::Kind::date) json["date"] = iso_date(value.date);
  if (value.decimals >= 0) json["decimals"] = value.decimals;
  if (!value.unit.empty()) json["unit"] = value.unit;
  if (!value.formula.empty()) json["formula"] = value.formula;
  if (value.unchecked) json["unchecked"] = true;
  if (!value.rows.empty()) json["rows"] = rows_of(value.rows);
  return json;
}

Value read_value(const Json& json, std::string key) {
  Value value;
  value.key = std::move(key);
  const auto kind = json.at("kind").get<std::string>();
  const std::optional<Value::Kind> known = parse_kind(kind);
  if (!known) throw BadRecord("unknown kind " + quote(kind));
  value.kind = *known;
  if (value.kind == Value::Kind::number) value.low = value.high = json.at("number").get<double>();
  if (value.kind == Value::Kind::interval) {
    value.low = json.at("low").is_null() ? -kInfinity : json.at("low").get<double>();
    value.high = json.at("high").is_null() ? kInfinity : json.at("high").get<double>();
    if (std::isinf(value.low) && std::isinf(value.high)) throw BadRecord("an interval without a bound");
    if (!(value.low <= value.high)) throw BadRecord("an interval that ends before it begins");
  }
  if (value.kind == Value::Kind::text) value.text = json.at("text").get<std::string>();
  if (value.kind == Value::Kind::date) value.date = date_of(json.at("date"));
  value.decimals = json.value("decimals", -1);
  value.unit = json.value("unit", "");
  value.formula = json.value("formula", "");
  value.unchecked = json.value("unchecked", false);
  if (json.contains("rows")) value.rows = read_rows(json.at("rows"));
  return value;
}

Json to_json(const Figure& figure) {
  Json json{{"key", figure.value.key}, {"plugin", figure.plugin}};
  if (!figure.object.empty()) json["object"] = figure.object;
  if (!figure.field.empty()) json["field"] = figure.field;
  json["value"] = to_json(figure.value);
  return json;
}

Json to_json(const RecordedJudgment& judgment) {
  return {{"key", judgment.key},
          {"plugin", judgment.plugin},
          {"text", judgment.text},
          {"likelihood", word(judgment.likelihood)},
          {"confidence", word(judgment.confidence)},
          {"because", judgment.because}};
}

Figure read_figure(const Json& json) {
  return {read_value(json.at("value"), json.at("key").get<std::string>()), json.value("plugin", ""),
          json.value("object", ""), json.value("field", "")};
}

RecordedJudgment read_judgment(const Json& json) {
  const auto likelihood = parse_likelihood(json.at("likelihood").get<std::string>());
  const auto confidence = parse_confidence(json.at("confidence").get<std::string>());
  if (!likelihood || !confidence) throw BadRecord("a judgment without likelihood or confidence");
  return {json.at("key").get<std::string>(), json.at("plugin").get<std::string>(),
          json.at("text").get<std::string>(), *likelihood, *confidence, json.value("because", "")};
}

Json to_json(const RenamedKey& renamed) { return {renamed.plugin, renamed.from, renamed.to}; }

RenamedKey read_renamed_key(const Json& json) {
  return {json.at(0).get<std::string>(), json.at(1).get<std::string>(), json.at(2).get<std::string>()};
}

Json to_json(const PluginUsed& plugin) {
  Json json{{"id", plugin.id}, {"version", plugin.version}, {"sha256", plugin.sha256}};
  if (plugin.failed) json["failed"] = true;
  return json;
}

Json to_json(const DataTable& table) {
  Json json{{"name", table.name},     {"file", table.file},
            {"sha256", table.sha256}, {"schema", table.schema},
            {"rows", table.rows},     {"hidden_rows", table.hidden_rows},
            {"dated", table.dated}};
  if (table.newest) json["newest"] = iso_date(*table.newest);
  if (table.max_age != 0) json["max_age"] = table.max_age;
  return json;
}

DataTable read_table(const Json& json) {
  DataTable table{json.at("name").get<std::string>(), json.value("file", ""), json.value("sha256", ""),
                  json.value("rows", std::size_t{0}), json.value("hidden_rows", std::size_t{0}),
                  json.value("dated", true), json.value("schema", "")};
  if (json.contains("newest")) table.newest = date_of(json.at("newest"));
  table.max_age = json.value("max_age", std::int64_t{0});
  return table;
}

template <class T>
Json list_of(const std::vector<T>& things) {
  Json json = Json::array();
  for (const T& thing : things) json.push_back(to_json(thing));
  return json;
}

/// Comparing walks both lists in step: they must be in order, and no key may come twice.
template <class Thing, class KeyOf>
void sort_by_key(std::vector<Thing>& things, KeyOf key_of) {
  std::sort(things.begin(), things.end(),
            [&](const Thing& a, const Thing& b) { return key_of(a) < key_of(b); });
  for (std::size_t i = 0; i < things.size(); ++i) {
    if (key_of(things[i]).empty()) throw BadRecord("something is said under no key");
    if (i > 0 && key_of(things[i]) == key_of(things[i - 1]))
      throw BadRecord("the key " + quote(key_of(things[i])) + " comes twice");
  }
}

EditionRecord read_record(const Json& json) {
  if (json.value("format", "") != kFormat) throw BadRecord("it is not an edition");
  if (const std::int64_t version = json.value("version", std::int64_t{0}); version != kFormatVersion)
    throw BadRecord("it has version " + (version == 0 ? "none" : std::to_string(version)) + ", this program reads " +
                    std::to_string(kFormatVersion));
  for (const char* list : {"plugins", "data", "figures", "judgments"})
    if (!json.contains(list) || !json.at(list).is_array()) throw BadRecord("it has no list of " + std::string(list));
  EditionRecord record;
  record.series = json.at("series").get<std::string>();
  record.name = json.at("edition").get<std::string>();
  record.title = json.at("title").get<std::string>();
  record.cadence = json.value("cadence", "");
  record.as_of = date_of(json.at("as_of"));
  record.complete = json.value("complete", true);
  record.report_sha256 = json.value("report_sha256", "");
  record.theme_sha256 = json.value("theme_sha256", "");
  record.logo_sha256 = json.value("logo_sha256", "");
  record.output_sha256 = json.value("output_sha256", "");
  for (const Json& plugin : json.at("plugins"))
    record.plugins.push_back({plugin.at("id").get<std::string>(), plugin.value("version", ""),
                              plugin.value("sha256", ""), plugin.value("failed", false)});
  if (json.contains("renamed_keys"))
    for (const Json& renamed : json.at("renamed_keys")) record.renamed_keys.push_back(read_renamed_key(renamed));
  for (const Json& table : json.at("data")) record.data.push_back(read_table(table));
  for (const Json& figure : json.at("figures")) record.figures.push_back(read_figure(figure));
  for (const Json& judgment : json.at("judgments"))
    record.judgments.push_back(read_judgment(judgment));
  sort_by_key(record.figures, [](const Figure& figure) -> const std::string& { return figure.value.key; });
  sort_by_key(record.judgments, [](const RecordedJudgment& judgment) -> const std::string& { return judgment.key; });
  return record;
}

template <class Thing>
std::optional<Thing> read_json(std::string_view text, Thing (*read)(const Json&), const SourceSpan& where,
                               Diagnostics& diagnostics) {
  try {
    return read(parse_json<Json>(text));
  } catch (const std::bad_alloc&) {
    throw;  // says nothing of the text
  } catch (const std::exception& bad) {
    diagnostics.error("edition.record", where, "cannot read an edition: " + json_mistake(bad.what()));
  }
  return {};
}

}  // namespace

std::string record_to_json(const EditionRecord& record) {
  const Json json{{"format", kFormat},
                  {"version", kFormatVersion},
                  {"series", record.series},
                  {"edition", record.name},
                  {"title", record.title},
                  {"cadence", record.cadence},
                  {"as_of", iso_date(record.as_of)},
                  {"complete", record.complete},
                  {"report_sha256", record.report_sha256},
                  {"theme_sha256", record.theme_sha256},
                  {"logo_sha256", record.logo_sha256},
                  {"output_sha256", record.output_sha256},
                  {"plugins", list_of(record.plugins)},
                  {"renamed_keys", list_of(record.renamed_keys)},
                  {"data", list_of(record.data)},
                  {"figures", list_of(record.figures)},
                  {"judgments", list_of(record.judgments)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<EditionRecord> record_from_json(std::string_view text, const SourceSpan& where,
                                              Diagnostics& diagnostics) {
  return read_json(text, read_record, where, diagnostics);
}

std::optional<Figure> figure_from_json(std::string_view text, const SourceSpan& where, Diagnostics& diagnostics) {
  return read_json(text, read_figure, where, diagnostics);
}

}  // namespace quire::core
