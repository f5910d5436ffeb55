#include "app/report_options.hpp"

namespace quire::core {

bool ReportOptions::settle() {
  if (as_of.empty()) return true;
  request.as_of = day_option("--as-of", as_of);
  return request.as_of.has_value();
}

void add_report_options(CLI::App& command, ReportOptions& options) {
  BuildRequest& request = options.request;
  command.add_option("report", request.report, "the report definition (TOML)")->required();
  command.add_option("--as-of", options.as_of, "the day the briefing speaks of: YYYY-MM-DD or today");
  command.add_option("--plugin", request.plugins, "a plugin file or folder to look in first");
  command.add_flag("--safe", request.safe, "leave out every plugin that did not come with quire");
  command.add_option("--set", request.settings, "a parameter of the report: NAME=VALUE");
  command
      .add_option("--diagnostics", request.diagnostics, "how mistakes are printed: text or json")
      ->transform(CLI::CheckedTransformer(std::map<std::string, DiagnosticFormat>{
          {"text", DiagnosticFormat::text}, {"json", DiagnosticFormat::json}}))
      ->option_text("text|json");
}

void add_audience_option(CLI::App& command, BuildRequest& request) {
  command.add_option("--audience", request.audience, "whom it is for (default: what everybody may see)");
}

}  // namespace quire::core
