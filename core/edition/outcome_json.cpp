#include "edition/outcome_json.hpp"

#include <nlohmann/json.hpp>

#include "base/json_text.hpp"

namespace quire::core {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "quire-outcome";
constexpr int kFormatVersion = 1;

}  // namespace

std::string outcome_to_json(const Outcome& outcome) {
  const Json json{{"format", kFormat},
                  {"version", kFormatVersion},
                  {"series", outcome.series},
                  {"edition", outcome.edition},
                  {"key", outcome.key},
                  {"happened", outcome.happened},
                  {"decided", iso_date(outcome.decided)},
                  {"note", outcome.note}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

bool is_outcome(std::string_view json) {
  return json.starts_with(std::string("{\"format\":\"") + kFormat + "\"");
}

std::optional<Outcome> outcome_from_json(std::string_view text, const SourceSpan& where,
                                         Diagnostics& diagnostics) {
  std::string problem;
  try {
    const Json json = parse_json<Json>(text);
    const auto day = json.at("decided").get<std::string>();
    const auto version = json.at("version").get<std::int64_t>();
    const std::optional<Date> decided = parse_date(day);
    if (!decided)
      problem = quote(day) + " is not a date";
    else if (version != kFormatVersion)
      problem = "it has version " + std::to_string(version) + ", this program reads " + std::to_string(kFormatVersion);
    else
      return Outcome{json.at("series").get<std::string>(), json.at("edition").get<std::string>(),
                     json.at("key").get<std::string>(),    json.at("happened").get<bool>(),
                     *decided,                             json.value("note", "")};
  } catch (const std::exception& bad) {
    problem = json_mistake(bad.what());
  }
  diagnostics.error("edition.outcome", where, "cannot read an outcome: " + problem);
  return {};
}

}  // namespace quire::core
