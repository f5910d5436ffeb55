#pragma once

#include "app/build.hpp"
#include "app/commands.hpp"

namespace quire::core {

/// What CLI11 fills for a command that reads a report; kept alive by the command's callback.
struct ReportOptions {
  BuildRequest request;
  std::string as_of;

  /// False: the day is none, which has been said.
  bool settle();
};

/// The options of every command that reads a report.
void add_report_options(CLI::App& command, ReportOptions& options);

/// `--plugin PATH`, again for each: a plugin file, or a folder that holds some.
void add_plugin_option(CLI::App& command, std::vector<std::string>& paths);

/// The report's audience.
void add_audience_option(CLI::App& command, BuildRequest& request);

}  // namespace quire::core
