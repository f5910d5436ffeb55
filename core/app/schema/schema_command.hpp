#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/exit_code.hpp"

namespace quire::core {

enum class SchemaOf : std::uint8_t { report, dataset, plugin, theme };

/// Prints the JSON Schema (draft 7) of one kind of TOML file, for editors. That of reports has the options of
/// every plugin that is found.
ExitCode print_schema(SchemaOf kind, const std::vector<std::string>& plugin_folders);

}  // namespace quire::core
