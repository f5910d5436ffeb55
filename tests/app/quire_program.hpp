#pragma once

#include "support/golden.hpp"
#include "support/run_program.hpp"

namespace quire::test {

/// The program under test, run from the source folder.
inline ProgramResult run_quire(std::vector<std::string> arguments,
                           const std::vector<std::string>& environment = {},
                           const std::string& folder = QUIRE_SOURCE_DIR) {
  arguments.insert(arguments.begin(), QUIRE_PROGRAM);
  return run_program(arguments, folder, environment);
}

inline std::string shipped_report(const std::string& name) {
  return std::string(QUIRE_SOURCE_DIR) + "/reports/" + name;
}

}  // namespace quire::test
