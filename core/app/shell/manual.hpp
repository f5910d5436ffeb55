#pragma once

#include <map>
#include <string>

#include "app/shell/command_tree.hpp"

namespace quire::core {

/// Pages of section 1 by file name: "quire.1", and one for each command, "quire-build.1", with those below it.
std::map<std::string, std::string> manual_pages(const CommandTree& program, const std::string& version);

}  // namespace quire::core
