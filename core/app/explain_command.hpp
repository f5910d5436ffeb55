#pragma once

#include <string>

#include "app/archive_command.hpp"
#include "app/exit_code.hpp"

namespace quire::core {

/// Where a figure of a briefing comes from. `what`: an address ("#t3.r2.c4"), a key, or empty for the list
/// of all keys. Reads nothing but the PDF.
ExitCode explain(const std::string& pdf, const std::string& what, OutputForm form);

}  // namespace quire::core
