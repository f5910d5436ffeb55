#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace quire::core {

/// What the programs that turn a file into rows have in common: they take their powers away, read standard
/// input, and write messages to standard output. `work` may throw: what it throws is said to whoever started
/// the program. `plugin` is a library that may be loaded; empty for none. The first arguments are the number of
/// the process that wants the rows, and "confined" where nothing may be read without the whole sandbox. The result
/// is the exit code.
int run_row_program(const char* const* arguments, const std::filesystem::path& plugin,
                    const std::function<void(const std::function<void(const std::string&)>& write)>& work);

}  // namespace quire::core
