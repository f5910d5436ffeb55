#pragma once

#include <string>

#include "app/build.hpp"

namespace quire::core {

/// Many editions from one report.
struct BatchRequest {
  BuildRequest build;        // report, as-of, archive, plugins and flags, for all of them
  std::string folder = ".";  // where the editions and `manifest.json` go
  std::string shard;         // "3/8"; empty: as the engine that runs this process says, or the whole
  bool again = false;        // also what an earlier run made
};

/// Builds the editions of the report's `[[edition]]` tables that are not there yet, of this shard. One that
/// fails does not stop the others. The whole batch ends with `manifest.json`, which lists all with their
/// state. The code is the first of: failed (an edition was not written), blocked, degraded, complete.
ExitCode batch(const BatchRequest& request);

/// Holds what the shards made against the report and the files, and writes `manifest.json`. The code is
/// `failed` until every edition is there.
ExitCode merge_batch(const BatchRequest& request);

}  // namespace quire::core
