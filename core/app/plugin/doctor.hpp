#pragma once

#include <string>
#include <vector>

#include "app/exit_code.hpp"

namespace quire::core {

/// `quire plugin doctor FILE|ID`: why a plugin file will not load, from its bytes, and why this
/// copy is the one that is used or not. Exit code 1 when something is wrong with the file.
ExitCode doctor(const std::string& file_or_id, const std::vector<std::string>& folders);

}  // namespace quire::core
