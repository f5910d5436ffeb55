#pragma once

#include <string>
#include <vector>

#include "app/archive_command.hpp"
#include "app/exit_code.hpp"

namespace quire::core {

/// Two editions to compare. Each is a briefing's PDF, a report ("weekly.toml", "weekly.toml@2026-11-09",
/// built now), a record as JSON ("past.json"), or the name of an edition in `archive`.
struct DiffRequest {
  std::string before;
  std::string after;
  std::string archive;
  std::string series;
  double materiality = 0;
  OutputForm form = OutputForm::text;
  std::string pdf;  // written as well when not empty
  std::vector<std::string> plugins;
};

/// What the second says otherwise than the first, on standard output.
ExitCode diff(const DiffRequest& request);

}  // namespace quire::core
