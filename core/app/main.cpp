#include <fmt/format.h>

#include <csignal>
#include <cstring>
#include <exception>

#include "app/commands.hpp"
#include "app/shell/command_mistake.hpp"
#include "base/diagnostic.hpp"
#include "base/utf8.hpp"
#include "host/host.hpp"

namespace quire::core {
namespace {

constexpr const char* kVersion = QUIRE_VERSION;

/// The name of an option or operand that was given as nothing: a shell's variable that is not set, mostly.
std::string given_as_nothing(const CLI::App& app) {
  for (const CLI::Option* option : app.get_options())
    for (const std::string& value : option->results())
      if (value.empty()) return option->get_name();
  for (const CLI::App* command : app.get_subcommands())
    if (std::string name = given_as_nothing(*command); !name.empty()) return name;
  return {};
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
    if (error.get_exit_code() == 0) return app.exit(error);  // help, or the version
    const std::vector<std::string> words(argv + 1, argv + argc);
    fmt::print(stderr, "{}", command_mistake(command_tree(app, "quire"), words, error.what()));
    return static_cast<int>(ExitCode::usage);
  }
  if (const std::string name = given_as_nothing(app); !name.empty()) {
    fmt::print(stderr, "error: {} is given as nothing\n  hint: leave it out, or give it a value\n", name);
    return static_cast<int>(ExitCode::usage);
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
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is then an error like a full disk
  try {
    return quire::core::run(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: internal: {}\n  hint: please report this\n", error.what());
    return static_cast<int>(quire::core::ExitCode::internal);
  }
}
