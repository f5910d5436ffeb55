#pragma once

#include "app/build.hpp"

namespace quire::core {

/// Builds the report, and again whenever its file, its theme, its data or a plugin changes, until it is
/// interrupted or has built `builds` times (0: without end). Only sections whose plugin or tables changed
/// run again. A build that fails says why and leaves the last PDF. Archives nothing. The code is that of the last build.
ExitCode watch(BuildRequest request, unsigned builds);

}  // namespace quire::core
