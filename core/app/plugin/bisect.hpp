#pragma once

#include "app/build.hpp"

namespace quire::core {

/// Finds the plugins without which a report builds: by building it again and again with some of them left
/// out, each time in a process of its own, into a folder that is removed. Nothing is archived or written
/// elsewhere. 0: it builds as it is; 1: it does not, which the output explains.
ExitCode bisect(const BuildRequest& request, unsigned longest_seconds);

}  // namespace quire::core
