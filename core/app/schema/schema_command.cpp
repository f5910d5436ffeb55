#include "app/schema/schema_command.hpp"

#include <nlohmann/json.hpp>

#include "app/console.hpp"
#include "app/places.hpp"
#include "app/schema/schema_texts.hpp"
#include "host/host.hpp"

namespace quire::core {
namespace {

using Json = nlohmann::ordered_json;

// A parameter of the report may stand where a value does.
constexpr const char* kParameter = R"(\{.+\})";

Json json_of(const OptionValue& value) {
  return std::visit(
      [](const auto& held) -> Json {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, Date>)
          return iso_date(held);
        else
          return held;
      },
      value);
}

Json type_of(const OptionSchema& option) {
  Json type;
  switch (option.type) {
    case OptionType::text: type["type"] = "string"; break;
    case OptionType::integer: type["type"] = "integer"; break;
    case OptionType::decimal: type["type"] = "number"; break;
    case OptionType::boolean: type["type"] = "boolean"; break;
    case OptionType::date: type = {{"type", "string"}, {"format", "date"}}; break;
    case OptionType::list: type = {{"type", "array"}, {"items", {{"type", "string"}}}}; break;
  }
  if (option.minimum) type["minimum"] = *option.minimum;
  if (option.maximum) type["maximum"] = *option.maximum;
  if (!option.allowed.empty()) {
    Json& words = option.type == OptionType::list ? type["items"] : type;
    words["enum"] = option.allowed;
  }
  return type;
}

Json schema_of(const OptionSchema& option) {
  Json schema;
  schema["description"] = option.unit.empty() ? option.doc : option.doc + " [" + option.unit + "]";
  if (option.fallback) schema["default"] = json_of(*option.fallback);
  if (option.example) schema["examples"] = Json::array({json_of(*option.example)});
  schema["anyOf"] = Json::array({type_of(option), {{"type", "string"}, {"pattern", kParameter}}});
  return schema;
}

Json schema_of(const std::vector<OptionSchema>& options) {
  Json schema{{"type", "object"}, {"properties", Json::object()}, {"additionalProperties", false}};
  for (const OptionSchema& option : options) {
    schema["properties"][option.name] = schema_of(option);
    if (!option.fallback) schema["required"].push_back(option.name);
  }
  return schema;
}

/// A section of this plugin has these options.
Json rule_of(const Manifest& manifest) {
  Json then{{"properties", {{"options", schema_of(manifest.options)}}}};
  if (then["properties"]["options"].contains("required")) then["required"] = {"options"};
  return {{"if", {{"properties", {{"plugin", {{"const", manifest.id}}}}}}}, {"then", std::move(then)}};
}

void add_plugins(const PluginCatalog& catalog, Json& report) {
  Json& section = report["properties"]["section"]["items"];
  for (const PluginFile& plugin : catalog.plugins) {
    section["properties"]["plugin"]["enum"].push_back(plugin.manifest.id);
    section["allOf"].push_back(rule_of(plugin.manifest));
  }
}

}  // namespace

ExitCode print_schema(SchemaOf kind, const std::vector<std::string>& folders) {
  Json schema = Json::parse(schema_text(kind));
  if (kind == SchemaOf::report) add_plugins(find_plugins(plugin_folders(folders, {})), schema);
  Diagnostics diagnostics;
  const bool written = write_standard_output(schema.dump(2) + "\n", diagnostics);
  print_diagnostics(diagnostics, DiagnosticFormat::text);
  return written ? ExitCode::complete : ExitCode::failed;
}

}  // namespace quire::core
