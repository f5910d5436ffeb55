#include <algorithm>
#include <charconv>

#include "base/suggest.hpp"
#include "config/option_value.hpp"
#include "config/plan_editions.hpp"

namespace quire::core {
namespace {

const Parameter* find(const std::vector<Parameter>& parameters, std::string_view name) {
  for (const Parameter& parameter : parameters)
    if (parameter.name == name) return &parameter;
  return nullptr;
}

std::string words_of(const OptionValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return config_detail::shown(value);
}

/// Every "{name}" of a parameter replaced; other braces stay.
std::string replaced(const std::string& text, const std::vector<Parameter>& parameters) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '{' ? text.find('}', at) : std::string::npos;
    const Parameter* parameter =
        end == std::string::npos ? nullptr : find(parameters, std::string_view(text).substr(at + 1, end - at - 1));
    if (parameter == nullptr) {
      out += text[at++];
    } else {
      out += words_of(parameter->value);
      at = end + 1;
    }
  }
  return out;
}

OptionValue replaced(const OptionValue& value, const std::vector<Parameter>& parameters) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    const bool braced = text->size() > 2 && text->front() == '{' && text->back() == '}';
    if (const Parameter* whole = braced ? find(parameters, std::string_view(*text).substr(1, text->size() - 2)) : nullptr)
      return whole->value;
    return replaced(*text, parameters);
  }
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
    std::vector<std::string> items;
    for (const std::string& item : *list) items.push_back(replaced(item, parameters));
    return items;
  }
  return value;
}

template <class Number>
std::optional<OptionValue> read_number(const std::string& text) {
  Number number{};
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size()) return {};
  return OptionValue(number);
}

/// `text` as a value of the type of `like`.
std::optional<OptionValue> read_like(const OptionValue& like, const std::string& text) {
  if (std::holds_alternative<std::string>(like)) return text;
  if (std::holds_alternative<std::int64_t>(like)) return read_number<std::int64_t>(text);
  if (std::holds_alternative<double>(like)) return read_number<double>(text);
  if (std::holds_alternative<bool>(like) && (text == "true" || text == "false")) return text == "true";
  if (std::holds_alternative<Date>(like))
    if (const std::optional<Date> date = parse_date(text)) return *date;
  return {};
}

}  // namespace

Report for_audience(Report report, const std::string& audience) {
  const std::size_t others = std::erase_if(report.sections, [&](const SectionRequest& section) {
    return !section.audience.empty() &&
           std::find(section.audience.begin(), section.audience.end(), audience) == section.audience.end();
  });
  report.withholds_sections = report.withholds_sections || others != 0;
  return report;
}

Report with_parameters(Report report, const std::vector<Parameter>& values) {
  for (Parameter& parameter : report.parameters)
    if (const Parameter* set = find(values, parameter.name)) parameter.value = set->value;
  const std::vector<Parameter>& parameters = report.parameters;
  report.title = replaced(report.title, parameters);
  report.subtitle = replaced(report.subtitle, parameters);
  for (std::string& decision : report.decisions) decision = replaced(decision, parameters);
  for (SectionRequest& section : report.sections) {
    section.title = replaced(section.title, parameters);
    for (Option& option : section.options) option.value = replaced(option.value, parameters);
  }
  return report;
}

std::optional<Parameter> parse_parameter(const Report& report, const std::string& assignment,
                                         Diagnostics& diagnostics) {
  const std::string name = assignment.substr(0, assignment.find('='));
  const SourceSpan where{report.file.string(), 0, 0};
  if (name.size() == assignment.size()) {
    diagnostics.error("config.parameter", where, quote(assignment) + " sets no parameter", "write NAME=VALUE");
    return {};
  }
  const Parameter* known = find(report.parameters, name);
  if (known == nullptr) {
    std::vector<std::string> names;
    for (const Parameter& parameter : report.parameters) names.push_back(parameter.name);
    diagnostics.error("config.parameter", where, "the report has no parameter " + quote(name),
                      names.empty() ? "declare it under [parameters]" : did_you_mean(name, names));
    return {};
  }
  const std::string text = assignment.substr(name.size() + 1);
  std::optional<OptionValue> value = read_like(known->value, text);
  if (!value) {
    diagnostics.error("config.parameter", where,
                      "parameter " + quote(name) + " is " + std::string(config_detail::kind(known->value)) +
                          ", and " + quote(text) + " is none");
    return {};
  }
  return Parameter{name, std::move(*value), where};
}

}  // namespace quire::core
