#include "app/plugin/dev_plugin.hpp"

#include <fmt/format.h>

#include <chrono>

#include "app/build.hpp"
#include "app/console.hpp"
#include "app/file_watch.hpp"
#include "app/plugin/project.hpp"

namespace quire::core {
namespace {

ExitCode build_page(const PluginProject& project) {
  const auto begin = std::chrono::steady_clock::now();
  Diagnostics diagnostics;
  const std::optional<PluginFile> plugin = build_project(project, BuildFor::author, diagnostics);
  BuildRequest request;
  if (plugin) request.report = report_of(project, *plugin, diagnostics);
  print_diagnostics(diagnostics, DiagnosticFormat::text);
  if (!plugin || diagnostics.has_errors()) return ExitCode::failed;
  request.plugins = {plugin->path.string()};
  request.output = (project.folder / (plugin->manifest.id + ".pdf")).string();
  const ExitCode code = build(request);
  fmt::print(stderr, "{} in {:.1f} s\n", code == ExitCode::complete ? "done" : "not complete",
             std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  return code;
}

}  // namespace

ExitCode dev_plugin(const std::string& folder, unsigned builds) {
  Diagnostics diagnostics;
  const std::optional<PluginProject> project = open_project(folder, diagnostics);
  print_diagnostics(diagnostics, DiagnosticFormat::text);
  if (!project) return ExitCode::failed;
  FileWatch files;
  for (unsigned built = 1;; ++built) {
    // Before the build: what changes during it is noticed after it.
    files.set(files_of(*project));
    const ExitCode code = build_page(*project);
    if (built == builds) return code;
    files.wait();
  }
}

}  // namespace quire::core
