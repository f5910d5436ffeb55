#include "app/plugin/dev_plugin.hpp"

#include <fmt/format.h>

#include <chrono>

#include "app/build.hpp"
#include "app/console.hpp"
#include "app/file_watch.hpp"
#include "app/places.hpp"
#include "app/plugin/project.hpp"
#include "dataset/dataset.hpp"

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

/// The project's files, and the data that its sample takes from elsewhere.
std::set<std::filesystem::path> watched(const PluginProject& project) {
  std::set<std::filesystem::path> files = files_of(project);
  Diagnostics unused;  // the build tells what is wrong with the data
  if (const std::optional<Dataset> dataset = read_dataset(project.sample, dataset_options({}), unused))
    for (const TableView& table : dataset->tables()) files.insert(project.sample.parent_path() / table.file);
  return files;
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
    files.set(watched(*project));
    const ExitCode code = build_page(*project);
    if (built == builds) return code;
    files.wait();
  }
}

}  // namespace quire::core
