#include "config/parameter_names.hpp"

#include <algorithm>

#include "base/suggest.hpp"

namespace quire::core::config_detail {
namespace {

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

}  // namespace

void warn_of_unknown_parameters(const std::string& text, const std::vector<Parameter>& parameters,
                                const SourceSpan& where, Diagnostics& diagnostics) {
  if (parameters.empty()) return;
  std::vector<std::string> names;
  names.reserve(parameters.size());
  for (const Parameter& parameter : parameters) names.push_back(parameter.name);
  for (std::size_t open = 0; (open = text.find('{', open)) != std::string::npos; ++open) {
    const std::size_t close = text.find('}', open);
    if (close == std::string::npos) return;
    const std::string name = text.substr(open + 1, close - open - 1);
    if (!is_name(name) || std::find(names.begin(), names.end(), name) != names.end()) continue;
    const std::string hint = did_you_mean(name, names);
    if (!hint.empty())
      diagnostics.warn("config.parameter", where,
                       "the report has no parameter " + quote(name) + ": it stands as it is", hint);
  }
}

}  // namespace quire::core::config_detail
