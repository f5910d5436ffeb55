#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <exception>

#include "app/commands.hpp"
#include "base/diagnostic.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "host/host.hpp"

namespace quire::core {
namespace {

constexpr const char* kVersion = QUIRE_VERSION;

/// The first word is neither an option nor a command: "quire bild".
bool is_unknown_command(const std::vector<std::string>& commands, int argc, char** argv) {
  return argc >= 2 && argv[1][0] != '-' && std::find(commands.begin(), commands.end(), argv[1]) == commands.end();
}

int run(int argc, char** argv) {
  CLI::App app("Quire: briefings as PDF out of a dataset and analysis plugins");
  app.set_version_flag("--version", std::string("quire ") + kVersion);
  app.require_subcommand(1);
  Chosen chosen;
  add_build_command(app, chosen);
  add_batch_command(app, chosen);
  add_check_command(app, chosen);
  add_watch_command(app, chosen);
  add_diff_command(app, chosen);
  add_explain_command(app, chosen);
  add_verify_command(app, chosen);
  add_lock_command(app, chosen);
  add_schedule_command(app, chosen);
  add_schema_command(app, chosen);
  add_data_command(app, chosen);
  add_archive_command(app, chosen);
  add_plugin_command(app, chosen);
  add_completion_command(app, chosen);
  add_manual_command(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::vector<std::string> commands;
    for (const CLI::App* command : app.get_subcommands({})) commands.push_back(command->get_name());
    if (is_unknown_command(commands, argc, argv)) {
      const std::string hint = did_you_mean(argv[1], commands);
      fmt::print(stderr, "error: unknown command {}\n  hint: {}\n", quote(argv[1]),
                 hint.empty() ? "quire --help lists them" : hint);
      return static_cast<int>(ExitCode::usage);
    }
    const int code = app.exit(error);
    return code == 0 ? 0 : static_cast<int>(ExitCode::usage);
  }
  return static_cast<int>(chosen());
}

}  // namespace
}  // namespace quire::core

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    if (quire::core::find_invalid_utf8(argv[i]) == std::string_view::npos) continue;
    fmt::print(stderr, "error: {} is not UTF-8\n", quire::core::quote(argv[i]));
    return static_cast<int>(quire::core::ExitCode::usage);
  }
  if (argc >= 2 && std::strcmp(argv[1], "--worker") == 0) return quire::core::worker_main();
  try {
    return quire::core::run(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: internal: {}\n  hint: please report this\n", error.what());
    return static_cast<int>(quire::core::ExitCode::internal);
  }
}
