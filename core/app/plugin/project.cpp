#include "app/plugin/project.hpp"

#include <fmt/format.h>

#include <fstream>

#include "app/output_file.hpp"
#include "app/places.hpp"
#include "app/plugin/run_command.hpp"
#include "app/plugin/trial.hpp"
#include "base/input_file.hpp"

namespace quire::core {
namespace fs = std::filesystem;
namespace {

/// Where the package that CMake's find_package(quire) reads lies: beside this program.
fs::path package_prefix() { return this_program().parent_path().parent_path(); }

bool run(const std::vector<std::string>& arguments, const std::string& what,
         Diagnostics& diagnostics) {
  const CommandResult result = run_command(arguments);
  if (result.exit_code == 0) return true;
  if (result.exit_code == 127)
    diagnostics.error("plugin.no-tool", {},
                      "cannot start " + quote(arguments[0]) + ": " + result.output,
                      "install cmake, ninja-build and a compiler");
  else
    diagnostics.error("plugin.build-failed", {}, what + " failed", result.output);
  return false;
}

/// Says what is wrong with the manifest in its file, before it is inside a plugin.
bool check_manifest(const fs::path& file, Diagnostics& diagnostics) {
  constexpr std::size_t kLargest = std::size_t{1} << 20;
  const InputFile input = read_input(file, kLargest);
  if (!input.bytes) diagnostics.error("plugin.manifest", {}, quote(file.string()) + " " + input.problem);
  const std::optional<Manifest> manifest = input.bytes ? read_manifest(*input.bytes, file.string(), diagnostics) : std::nullopt;
  if (!manifest) return false;
  if (takes_abi(manifest->abi_major, manifest->abi_minor)) return true;
  diagnostics.error("plugin.abi", manifest->abi_where,
                    fmt::format("abi \"{}.{}\" is not that of this SDK", manifest->abi_major, manifest->abi_minor),
                    "this program speaks " + abi_range());
  return false;
}

/// The plugin's data folder lies beside its file; in a project beside its sources.
void link_data_folder(const fs::path& project, const PluginFile& plugin) {
  const fs::path data = project / plugin.manifest.id;
  const fs::path beside = plugin.path.parent_path() / plugin.manifest.id;
  std::error_code error;
  if (fs::is_directory(data, error) && !fs::exists(beside, error)) fs::create_directory_symlink(data, beside, error);
}

}  // namespace

std::optional<PluginProject> open_project(const fs::path& folder, Diagnostics& diagnostics) {
  std::error_code error;
  const fs::path absolute = fs::absolute(folder, error);
  PluginProject project{absolute, absolute / "sample.toml", absolute / "expected.txt"};
  constexpr const char* kHint = "quire plugin new NAME makes a project";
  if (!fs::is_directory(absolute, error)) {
    const bool exists = fs::exists(absolute, error);
    diagnostics.error("plugin.no-project", {}, quote(folder.string()) + (exists ? " is not a folder" : " does not exist"), kHint);
    return {};
  }
  for (const char* file : {"CMakeLists.txt", "plugin.toml", "sample.toml"})
    if (!fs::is_regular_file(absolute / file, error))
      diagnostics.error("plugin.no-project", {}, quote(folder.string()) + " has no " + file, kHint);
  if (diagnostics.has_errors()) return {};
  return project;
}

std::optional<PluginFile> build_project(const PluginProject& project, BuildFor whom, Diagnostics& diagnostics) {
  const std::string source = project.folder.string();
  const std::string build = (project.folder / (whom == BuildFor::author ? "build/dev" : "build")).string();
  // Unoptimized, a plugin is compiled in less than half of the time.
  const std::string type = whom == BuildFor::author ? "Debug" : "RelWithDebInfo";
  if (!check_manifest(project.folder / "plugin.toml", diagnostics)) return {};
  std::error_code error;
  const bool configured = fs::exists(fs::path(build) / "CMakeCache.txt", error);
  if (!configured &&
      !run({"cmake", "-S", source, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=" + type,
            "-DCMAKE_PREFIX_PATH=" + package_prefix().string()},
           "configuring " + quote(source), diagnostics))
    return {};
  if (!run({"cmake", "--build", build}, "building " + quote(source), diagnostics)) return {};
  const PluginCatalog catalog = find_plugins({{build, "the project"}});
  for (const PluginFile& plugin : catalog.plugins) link_data_folder(project.folder, plugin);
  for (const RejectedPlugin& rejected : catalog.rejected)
    diagnostics.error("plugin.rejected", {}, rejected.path.string() + " " + rejected.reason);
  if (catalog.plugins.size() == 1) return catalog.plugins[0];
  if (catalog.rejected.empty())
    diagnostics.error("plugin.no-file", {},
                      fmt::format("the build made {} plugin files in {}, not one",
                                  catalog.plugins.size(), quote(build)),
                      "quire_add_plugin() in CMakeLists.txt makes it");
  return {};
}

std::string report_of(const PluginProject& project, const PluginFile& plugin,
                      Diagnostics& diagnostics) {
  const fs::path report = project.folder / "build/report.toml";
  const std::string text = fmt::format(
      "title = {}\nsubtitle = {}\ndataset = {}\nas_of = {}\ncontents = false\nappendix = "
      "\"sources\"\n\n{}",
      toml_text(plugin.manifest.title), toml_text(plugin.manifest.description),
      toml_text(project.sample.string()), iso_date(trial_day(project.sample)), section_toml(plugin.manifest));
  return write_file(report.string(), text, diagnostics) ? report.string() : std::string();
}

std::set<fs::path> files_of(const PluginProject& project) {
  std::set<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(project.folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const bool is_output =
        entry->path().filename() == "build" || entry->path().filename().string().starts_with(".");
    if (entry->is_directory(error) && is_output) {
      entry.disable_recursion_pending();
      continue;
    }
    if (entry->is_regular_file(error) && entry->path().extension() != ".pdf")
      files.insert(entry->path());
  }
  return files;
}

}  // namespace quire::core
