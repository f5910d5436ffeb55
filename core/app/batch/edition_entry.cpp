#include "app/batch/edition_entry.hpp"

#include <nlohmann/json.hpp>

#include "base/json_text.hpp"

namespace quire::core {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const EditionEntry& entry) {
  Json json{{"output", entry.output}, {"series", entry.series},       {"edition", entry.edition},
            {"as_of", entry.as_of},   {"state", entry.state},         {"exit_code", static_cast<int>(entry.code)}};
  if (!entry.sha256.empty()) {
    json["sha256"] = entry.sha256;
    json["pages"] = entry.pages;
    json["bytes"] = entry.bytes;
  }
  if (!entry.errors.empty()) json["errors"] = entry.errors;
  return json;
}

}  // namespace

std::string entry_line(const EditionEntry& entry) {
  Json json = json_of(entry);
  json["inputs"] = entry.inputs;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<EditionEntry> parse_entry_line(const std::string& line) {
  try {
    const Json json = parse_json<Json>(line);
    EditionEntry entry;
    json.at("output").get_to(entry.output);
    json.at("series").get_to(entry.series);
    json.at("edition").get_to(entry.edition);
    json.at("as_of").get_to(entry.as_of);
    json.at("inputs").get_to(entry.inputs);
    json.at("state").get_to(entry.state);
    entry.code = static_cast<ExitCode>(json.at("exit_code").get<int>());
    entry.sha256 = json.value("sha256", "");
    entry.pages = json.value("pages", std::size_t{0});
    entry.bytes = json.value("bytes", std::size_t{0});
    entry.errors = json.value("errors", std::vector<std::string>());
    return entry;
  } catch (const std::exception&) {
    return {};  // cut short by the end of its writer
  }
}

std::string manifest_text(const std::vector<EditionEntry>& entries) {
  Json list = Json::array();
  for (const EditionEntry& entry : entries) list.push_back(json_of(entry));
  const Json json{{"format", "quire-batch"}, {"version", 1}, {"editions", std::move(list)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace quire::core
