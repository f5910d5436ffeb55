#pragma once

#include <span>
#include <string>

#include "app/shell/command_tree.hpp"

namespace quire::core {

/// What is wrong with a command line that was refused, as lines for a person: the first mistake in `words`, which follow the
/// program's name, or else what the parser said.
std::string command_mistake(const CommandTree& tree, std::span<const std::string> words, std::string parser_said);

}  // namespace quire::core
