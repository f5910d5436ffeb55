#pragma once

#include <string>

#include "app/build.hpp"

namespace quire::core {

/// Many editions from one report.
struct BatchRequest {
  BuildRequest build;        // report, as-of, archive, plugins and flags, for all of them
  std::string folder = ".";  // where the editions and `manifest.json` go
};

/// Builds every edition of the report's `[[edition]]` tables. One that fails does not stop the others;
/// `manifest.json` lists all with their state. The code is the first of: failed (an edition was not
/// written), blocked, degraded, complete.
ExitCode batch(const BatchRequest& request);

}  // namespace quire::core
