#pragma once

#include <string>

#include "app/exit_code.hpp"

namespace quire::core {

enum class PluginLanguage { cpp, c };

/// `quire plugin new NAME`: a folder NAME with the files of a plugin that builds and runs as it is.
ExitCode new_plugin(const std::string& name, PluginLanguage language);

}  // namespace quire::core
