#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/exit_code.hpp"
#include "base/date.hpp"

namespace quire::core {

/// What the command line asks for; set by the command that was named.
using Chosen = std::function<ExitCode()>;

template <class Options>
struct Command {
  CLI::App* app;
  std::shared_ptr<Options> options;
};

/// A command whose callback keeps its options alive and chooses `work`.
template <class Options, class Work>
Command<Options> add_command(CLI::App& app, const char* name, const char* description, Chosen& chosen,
                             Work work) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(name, description);
  command->callback([options, &chosen, work] { chosen = [options, work] { return work(*options); }; });
  return {command, options};
}

// Each adds one command with its options to `app`.
void add_build_command(CLI::App& app, Chosen& chosen);
void add_batch_command(CLI::App& app, Chosen& chosen);
void add_check_command(CLI::App& app, Chosen& chosen);
void add_plugin_command(CLI::App& app, Chosen& chosen);
void add_data_command(CLI::App& app, Chosen& chosen);
void add_archive_command(CLI::App& app, Chosen& chosen);
void add_diff_command(CLI::App& app, Chosen& chosen);
void add_explain_command(CLI::App& app, Chosen& chosen);
void add_watch_command(CLI::App& app, Chosen& chosen);
void add_schema_command(CLI::App& app, Chosen& chosen);
void add_schedule_command(CLI::App& app, Chosen& chosen);
void add_verify_command(CLI::App& app, Chosen& chosen);
void add_lock_command(CLI::App& app, Chosen& chosen);
void add_completion_command(CLI::App& app, Chosen& chosen);
void add_manual_command(CLI::App& app, Chosen& chosen);

/// The day that `option` gives: a date, or "today", which is the only way the clock is read. Empty, with
/// the mistake said on standard error, for anything else.
std::optional<Date> day_option(const std::string& option, const std::string& text);

}  // namespace quire::core
