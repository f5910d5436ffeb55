#pragma once

#include <map>
#include <string>

#include "app/prepare.hpp"

namespace quire::core {

/// SHA-256 of all that an edition is made of, besides its report: by kind ("data", "plugin", "font",
/// "program"), then name.
using InputHashes = std::map<std::string, std::map<std::string, std::string>>;

InputHashes hashes_of(const Prepared& prepared, Diagnostics& diagnostics);

}  // namespace quire::core
