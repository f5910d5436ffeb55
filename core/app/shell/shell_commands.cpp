#include <fmt/format.h>

#include <filesystem>

#include "app/commands.hpp"
#include "app/console.hpp"
#include "app/output_file.hpp"
#include "app/shell/completion.hpp"
#include "app/shell/manual.hpp"

namespace quire::core {
namespace {

ExitCode finish(const Diagnostics& diagnostics) {
  print_diagnostics(diagnostics, DiagnosticFormat::text);
  return diagnostics.has_errors() ? ExitCode::failed : ExitCode::complete;
}

ExitCode write_manual(const CommandTree& program, const std::string& folder) {
  Diagnostics diagnostics;
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);  // what fails here fails again in writing
  for (const auto& [name, page] : manual_pages(program, QUIRE_VERSION))
    write_file(std::filesystem::path(folder) / name, page, diagnostics);
  return finish(diagnostics);
}

}  // namespace

void add_completion_command(CLI::App& app, Chosen& chosen) {
  struct Options {
    Shell shell = Shell::bash;
  };
  const auto command = add_command<Options>(
      app, "completion", "print a script that makes a shell complete the commands of quire", chosen,
      [&app](const Options& options) {
        Diagnostics diagnostics;
        write_standard_output(completion_script(command_tree(app, "quire"), options.shell), diagnostics);
        return finish(diagnostics);
      });
  command.app->add_option("shell", command.options->shell, "bash, zsh or fish")
      ->required()
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, Shell>{{"bash", Shell::bash}, {"zsh", Shell::zsh}, {"fish", Shell::fish}}))
      ->option_text("bash|zsh|fish");
}

void add_manual_command(CLI::App& app, Chosen& chosen) {
  struct Options {
    std::string folder;
  };
  const auto command = add_command<Options>(
      app, "manual", "write the manual's pages (man) into a folder", chosen,
      [&app](const Options& options) { return write_manual(command_tree(app, "quire"), options.folder); });
  command.app->add_option("folder", command.options->folder, "where they go")->required();
}

}  // namespace quire::core
