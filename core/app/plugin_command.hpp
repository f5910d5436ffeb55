#pragma once

#include <string>
#include <vector>

#include "app/exit_code.hpp"

namespace quire::core {

/// `quire plugin list`: every plugin found, from its manifest; with `why`, also the copies that lost
/// and the files that are no plugins. Runs no plugin code.
enum class ListDetail { plugins, why };
ExitCode list_plugins(const std::vector<std::string>& folders, ListDetail detail);

/// `quire plugin info ID`: its manifest, options, limits and needs; or its options alone, as Markdown.
enum class InfoForm { text, markdown };
ExitCode show_plugin(const std::vector<std::string>& folders, const std::string& id, InfoForm form);

}  // namespace quire::core
