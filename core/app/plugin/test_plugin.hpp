#pragma once

#include <string>

#include "app/exit_code.hpp"

namespace quire::core {

/// What becomes of `expected.txt`, the section that a project's plugin should write on its sample
/// data.
enum class Expected { compare, update };

/// `quire plugin test FOLDER`: builds the plugin, compares its section with expected.txt (which the
/// first run writes), and runs the cases of `quire plugin check` on the sample data.
ExitCode test_plugin(const std::string& folder, Expected expected);

}  // namespace quire::core
