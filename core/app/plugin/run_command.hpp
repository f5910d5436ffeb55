#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace quire::core {

struct CommandResult {
  int exit_code = 0;   // 127: it could not be started; 128 + n: ended by signal n
  std::string output;  // both its streams, the last 64 KB
};

/// Runs a program of the search path and waits for it. Its standard output goes into the file `into` where that is given.
CommandResult run_command(const std::vector<std::string>& arguments, const std::filesystem::path& into = {});

}  // namespace quire::core
