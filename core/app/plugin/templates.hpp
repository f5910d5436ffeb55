#pragma once

#include <string_view>
#include <vector>

namespace quire::core {

/// A file of a new plugin: "@name@", "@class@", "@title@", "@language@" and "@source@" stand for
/// what is its own.
struct Template {
  std::string_view file;  // "plugin.toml"
  std::string_view text;
};

/// The files in `templates/`, compiled in.
const std::vector<Template>& templates();

}  // namespace quire::core
