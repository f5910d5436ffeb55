#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstring>
#include <exception>

#include "app/build.hpp"
#include "app/plugin_command.hpp"
#include "host/host.hpp"

namespace quire::core {
namespace {

constexpr const char* kVersion = QUIRE_VERSION;

/// The clock is read here and only when asked for.
Date today() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

void add_report_options(CLI::App& command, BuildRequest& request, std::string& as_of) {
  command.add_option("report", request.report, "the report definition (TOML)")->required();
  command.add_option("--as-of", as_of, "the day the briefing speaks of: YYYY-MM-DD or today");
  command
      .add_option("--edition", request.edition,
                  "the edition by its name, such as 2026-W47; its as-of day is its period's last")
      ->excludes("--as-of");
  command.add_option("--plugin", request.plugins, "a plugin file or folder to look in first");
  command.add_option("--only", request.only, "just the sections of this plugin");
  command
      .add_option("--diagnostics", request.diagnostics, "how mistakes are printed: text or json")
      ->transform(CLI::CheckedTransformer(std::map<std::string, DiagnosticFormat>{
          {"text", DiagnosticFormat::text}, {"json", DiagnosticFormat::json}}))
      ->option_text("text|json");
}

void add_build_options(CLI::App& command, BuildRequest& request) {
  command.add_option("-o,--output", request.output,
                     "where the PDF goes; - is standard output (default: REPORT-EDITION.pdf here)");
  command.add_option("-j,--jobs", request.jobs, "sections run at once (default: one a core)");
  command.add_option("--dump", request.dump, "print this station's result instead of writing a PDF")
      ->transform(CLI::CheckedTransformer(std::map<std::string, DumpKind>{
          {"document", DumpKind::document}, {"layout", DumpKind::layout}}))
      ->option_text("document|layout");
  CLI::Option* archive = command.add_option(
      "--archive", request.archive, "the archive of past editions (default: the report's)");
  command.add_flag("--no-archive", request.no_archive, "compare with nothing and keep nothing")
      ->excludes(archive);
  command.add_flag("--replace", request.replace,
                   "archive this build in place of an edition of the same name");
  command.add_flag("--in-process", request.in_process,
                   "run plugins without isolation, for a debugger");
  command.add_flag("--strict", request.strict, "write nothing when a section fails");
  command.add_flag("--timings", request.timings, "say how long each station took");
}

int run(int argc, char** argv) {
  CLI::App app("Quire: briefings as PDF out of a dataset and analysis plugins");
  app.set_version_flag("--version", std::string("quire ") + kVersion);
  app.require_subcommand(1);

  BuildRequest request;
  std::string as_of;
  CLI::App* build_command = app.add_subcommand("build", "build a report into a PDF");
  add_report_options(*build_command, request, as_of);
  add_build_options(*build_command, request);
  CLI::App* check_command =
      app.add_subcommand("check", "say everything that is wrong with a report and its data");
  add_report_options(*check_command, request, as_of);

  std::vector<std::string> folders;
  std::string id;
  bool why = false;
  CLI::App* plugin_command = app.add_subcommand("plugin", "what plugins there are");
  plugin_command->require_subcommand(1);
  CLI::App* list_command = plugin_command->add_subcommand("list", "every plugin found");
  list_command->add_flag("--why", why, "also say which copies lost, and why");
  CLI::App* info_command = plugin_command->add_subcommand("info", "one plugin's options and needs");
  info_command->add_option("id", id, "its id")->required();
  for (CLI::App* command : {list_command, info_command})
    command->add_option("--plugin", folders, "a plugin file or folder to look in first");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? 0 : static_cast<int>(ExitCode::usage);
  }
  if (as_of == "today") {
    request.as_of = today();
  } else if (!as_of.empty()) {
    request.as_of = parse_date(as_of);
    if (!request.as_of) {
      fmt::print(stderr, "error: --as-of {} is not a date\n  hint: write it as 2026-11-23, or today\n",
                 quote(as_of));
      return static_cast<int>(ExitCode::usage);
    }
  }
  if (build_command->parsed()) return static_cast<int>(build(request));
  if (check_command->parsed()) return static_cast<int>(check(request));
  if (info_command->parsed()) return static_cast<int>(show_plugin(folders, id));
  return static_cast<int>(list_plugins(folders, why ? ListDetail::why : ListDetail::plugins));
}

}  // namespace
}  // namespace quire::core

int main(int argc, char** argv) {
  if (argc >= 2 && std::strcmp(argv[1], "--worker") == 0) return quire::core::worker_main();
  try {
    return quire::core::run(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: internal: {}\n  hint: please report this\n", error.what());
    return static_cast<int>(quire::core::ExitCode::internal);
  }
}
