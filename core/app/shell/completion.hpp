#pragma once

#include <cstdint>
#include <string>

#include "app/shell/command_tree.hpp"

namespace quire::core {

enum class Shell : std::uint8_t { bash, zsh, fish };

/// A script that makes the shell complete commands, options, their choices, and files.
std::string completion_script(const CommandTree& program, Shell shell);

}  // namespace quire::core
