#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace quire::core {

/// What the programs that turn a file into rows have in common: they take their powers away, read standard
/// input, and write messages to standard output. `work` may throw: what it throws is said to whoever started
/// the program. `plugin` is a library that may be loaded; empty for none. The result is the exit code.
int run_row_program(std::int64_t parent, const std::filesystem::path& plugin,
                    const std::function<void(const std::function<void(const std::string&)>& write)>& work);

}  // namespace quire::core
