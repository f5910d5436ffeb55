#include "app/report_options.hpp"

#include <algorithm>
#include <filesystem>

#include "base/diagnostic.hpp"

namespace quire::core {
namespace fs = std::filesystem;
namespace {

/// Why the path gives no plugin; empty where it may.
std::string trouble_with(const std::string& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return quote(path) + " does not exist";
  const auto is_plugin = [](const fs::path& file) { return file.extension() == ".so"; };
  if (!fs::is_directory(path, error)) return is_plugin(path) ? "" : quote(path) + " is not a plugin file: its name does not end in .so";
  const bool any = std::any_of(fs::directory_iterator(path, error), fs::directory_iterator(),
                               [&](const fs::directory_entry& entry) { return is_plugin(entry.path()); });
  return any ? "" : quote(path) + " holds no plugin file";
}

}  // namespace

bool ReportOptions::settle() {
  if (as_of.empty()) return true;
  request.as_of = day_option("--as-of", as_of);
  return request.as_of.has_value();
}

void add_report_options(CLI::App& command, ReportOptions& options) {
  BuildRequest& request = options.request;
  command.add_option("report", request.report, "the report definition (TOML)")->required();
  command.add_option("--as-of", options.as_of, "the day the briefing speaks of: YYYY-MM-DD or today");
  add_plugin_option(command, request.plugins);
  command.add_flag("--safe", request.safe, "leave out every plugin that did not come with quire");
  command.add_option("--set", request.settings, "a parameter of the report: NAME=VALUE")->allow_extra_args(false);
  command
      .add_option("--diagnostics", request.diagnostics, "how mistakes are printed: text or json")
      ->transform(CLI::CheckedTransformer(std::map<std::string, DiagnosticFormat>{
          {"text", DiagnosticFormat::text}, {"json", DiagnosticFormat::json}}))
      ->option_text("text|json");
}

void add_plugin_option(CLI::App& command, std::vector<std::string>& paths) {
  command.add_option("--plugin", paths, "a plugin file or folder to look in first")
      ->allow_extra_args(false)
      ->check(CLI::Validator(trouble_with, std::string()));
}

void add_audience_option(CLI::App& command, BuildRequest& request) {
  command.add_option("--audience", request.audience, "whom it is for (default: what everybody may see)");
}

}  // namespace quire::core
