#pragma once

#include <string>

#include "app/build.hpp"
#include "app/prepare.hpp"

namespace quire::core {

/// Writes the hashes of all that an edition is made of beside its report: "weekly.lock" for "weekly.toml".
ExitCode lock(const BuildRequest& request);

/// Reports everything that is not what the report's lock says, and a lock that is not there.
void check_lock(const Prepared& prepared, Diagnostics& diagnostics);

}  // namespace quire::core
