#include <algorithm>

#include "base/suggest.hpp"
#include "config/manifest.hpp"
#include "config/option_check.hpp"

namespace quire::core {

std::vector<Option> complete_options(const Manifest& manifest, const SectionRequest& section,
                                     Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const OptionSchema& schema : manifest.options) names.push_back(schema.name);
  for (const Option& given : section.options)
    if (std::find(names.begin(), names.end(), given.name) == names.end())
      diagnostics.error("config.unknown-option", given.where,
                        "plugin " + quote(manifest.id) + " has no option " + quote(given.name),
                        did_you_mean(given.name, names));

  std::vector<Option> complete;
  for (const OptionSchema& schema : manifest.options) {
    const auto given =
        std::find_if(section.options.begin(), section.options.end(),
                     [&](const Option& option) { return option.name == schema.name; });
    if (given != section.options.end()) {
      const auto value = config_detail::checked_value(schema, schema.name, given->value,
                                                      given->where, diagnostics);
      if (value) complete.push_back({schema.name, *value, given->where});
    } else if (schema.fallback) {
      complete.push_back({schema.name, *schema.fallback, section.where});
    } else {
      diagnostics.error(
          "config.missing-option", section.where,
          "plugin " + quote(manifest.id) + " needs the option " + quote(schema.name),
          "set it in [section.options]");
    }
  }
  return complete;
}

}  // namespace quire::core
