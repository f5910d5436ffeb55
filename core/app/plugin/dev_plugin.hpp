#pragma once

#include <string>

#include "app/exit_code.hpp"

namespace quire::core {

/// `quire plugin dev FOLDER`: builds the plugin, runs it on its sample data and writes the page as
/// FOLDER/NAME.pdf; again whenever a file of the project changes, until interrupted or after
/// `builds` times (0: without end). A build that fails says why and leaves the last page.
ExitCode dev_plugin(const std::string& folder, unsigned builds);

}  // namespace quire::core
