#pragma once

#include <string>

#include "app/build.hpp"

namespace quire::core {

/// Writes into `folder` what runs the report at the beginning of each of its periods: a systemd service and
/// timer, and a line for cron. Installs nothing.
ExitCode schedule(const BuildRequest& request, const std::string& folder);

}  // namespace quire::core
