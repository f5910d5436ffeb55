#include "app/plugin/package.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "app/console.hpp"
#include "app/file_hashes.hpp"
#include "app/output_file.hpp"
#include "app/places.hpp"
#include "app/plugin/diagnose.hpp"
#include "app/plugin/project.hpp"
#include "app/plugin/run_command.hpp"
#include "app/plugin/work_folder.hpp"
#include "base/input_file.hpp"
#include "base/utf8.hpp"

namespace quire::core {
namespace fs = std::filesystem;
namespace {

constexpr const char* kHashes = "SHA256SUMS";
constexpr std::size_t kLargestList = std::size_t{16} << 20;

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error))
    if (entry->is_regular_file(error) && !entry->is_symlink(error))
      files.push_back(entry->path().lexically_relative(folder));
  std::sort(files.begin(), files.end());
  return files;
}

/// As sha256sum writes them: anybody can check.
std::string hashes_of(const fs::path& folder) {
  std::string text;
  for (const fs::path& file : files_in(folder))
    if (file != kHashes) text += hash_of_file(folder / file) + "  " + file.string() + "\n";
  return text;
}

/// The files of the package, gathered in `stage`.
bool gather(const PluginProject& project, const PluginFile& plugin, const fs::path& stage,
            Diagnostics& diagnostics) {
  std::error_code error;
  std::error_code not_there;
  const std::string& id = plugin.manifest.id;
  fs::copy_file(plugin.path, stage / (id + ".so"), error);
  if (!error) fs::copy_file(project.folder / "plugin.toml", stage / "plugin.toml", error);
  bool licensed = false;
  for (const char* name : {"LICENSE", "LICENSE.txt", "LICENSE.md", "COPYING"})
    if (!error && fs::is_regular_file(project.folder / name, not_there)) {
      fs::copy_file(project.folder / name, stage / "LICENSE", error);
      licensed = true;
      break;
    }
  if (!licensed)
    diagnostics.warn("plugin.no-licence", {}, quote(project.folder.string()) + " has no LICENSE",
                     "without one nobody may use the plugin");
  if (!error && fs::is_directory(project.folder / id, not_there))
    fs::copy(project.folder / id, stage / id, fs::copy_options::recursive, error);
  const bool summed = !error && write_file(stage / kHashes, hashes_of(stage), diagnostics);
  if (error) diagnostics.error("plugin.pack", {}, "cannot gather the files: " + error.message());
  return summed;
}

/// Names that stay inside the folder they are unpacked in, of a package and of nothing else.
bool is_package(const std::string& listing) {
  for (const std::string& name : lines_of(listing)) {
    const fs::path path = fs::path(name).lexically_normal();
    if (path.is_absolute() || path.string().rfind("..", 0) == 0) return false;
  }
  return true;
}

/// A link would lead out of the package.
bool has_only_files(const fs::path& folder) {
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const fs::file_type type = entry->symlink_status(error).type();
    if (type != fs::file_type::regular && type != fs::file_type::directory) return false;
  }
  return !error;
}

/// The plugin in an unpacked package, sound as far as can be said without running it.
const PluginFile* checked(const fs::path& stage, const PluginCatalog& catalog,
                          Diagnostics& diagnostics) {
  for (const RejectedPlugin& rejected : catalog.rejected)
    diagnostics.error("plugin.rejected", {},
                      rejected.path.filename().string() + " " + rejected.reason);
  if (catalog.plugins.size() != 1) {
    if (catalog.rejected.empty())
      diagnostics.error("plugin.no-package", {}, "it holds no plugin file");
    return nullptr;
  }
  if (!has_only_files(stage))
    diagnostics.error("plugin.no-package", {}, "it holds links or devices", "quire plugin pack makes packages of files alone");
  if (read_input(stage / kHashes, kLargestList).bytes != hashes_of(stage))
    diagnostics.error(
        "plugin.wrong-hash", {},
        "its files are not those that were packed: " + std::string(kHashes) + " differs",
        "ask for it again");
  for (const Finding& finding : diagnose(catalog.plugins[0].path))
    if (!finding.trouble.empty())
      diagnostics.error("plugin.unsound", {}, finding.what + ": " + finding.trouble, finding.hint);
  return diagnostics.has_errors() ? nullptr : &catalog.plugins[0];
}

bool unpack(const std::string& file, const fs::path& stage, Diagnostics& diagnostics) {
  if (const RegularFile package(file); !package.problem().empty()) {
    diagnostics.error("plugin.no-package", {}, quote(file) + " " + package.problem());
    return false;
  }
  const CommandResult listing = run_command({"tar", "-tzf", file});
  if (listing.exit_code != 0 || !is_package(listing.output)) {
    diagnostics.error("plugin.no-package", {}, quote(file) + " is not a packed plugin",
                      "quire plugin pack makes one");
    return false;
  }
  const CommandResult unpacked = run_command(
      {"tar", "-xzf", file, "-C", stage.string(), "--no-same-owner", "--no-same-permissions"});
  if (unpacked.exit_code == 0) return true;
  diagnostics.error("plugin.no-package", {}, quote(file) + " cannot be unpacked", unpacked.output);
  return false;
}

/// Copies the plugin and its data folder; false with the reason.
bool place(const PluginFile& plugin, const fs::path& stage, const fs::path& folder,
           Installed installed, Diagnostics& diagnostics) {
  const fs::path target = folder / plugin.path.filename();
  std::error_code error;
  std::error_code not_there;
  if (installed == Installed::keep && find_plugins({shipped_plugins_folder()}).find(plugin.manifest.id) != nullptr) {
    diagnostics.error("plugin.shipped", {}, "a plugin " + quote(plugin.manifest.id) + " came with quire",
                      "--replace uses this one in its place");
    return false;
  }
  if (fs::exists(target, not_there) && installed == Installed::keep) {
    diagnostics.error("plugin.installed", {}, quote(target.string()) + " is already there",
                      "--replace takes its place");
    return false;
  }
  fs::create_directories(folder, error);
  // Under other names first: a reader finds the old file or the new one, and no data that the new one does not bring.
  const std::string& id = plugin.manifest.id;
  const fs::path draft = folder / ("." + plugin.path.filename().string() + ".new");
  const fs::path data_draft = folder / ("." + id + ".new");
  if (!error) fs::copy_file(plugin.path, draft, fs::copy_options::overwrite_existing, error);
  if (!error) fs::remove_all(data_draft, error);
  const bool has_data = fs::is_directory(stage / id, not_there);
  if (!error && has_data) fs::copy(stage / id, data_draft, fs::copy_options::recursive, error);
  if (!error) fs::remove_all(folder / id, error);
  if (!error && has_data) fs::rename(data_draft, folder / id, error);
  if (!error) fs::rename(draft, target, error);
  if (error)
    diagnostics.error("plugin.install", {},
                      "cannot write to " + quote(folder.string()) + ": " + error.message());
  return !error;
}

}  // namespace

ExitCode pack_plugin(const std::string& folder, const std::string& output) {
  Diagnostics diagnostics;
  const std::optional<PluginProject> project = open_project(folder, diagnostics);
  const std::optional<PluginFile> plugin =
      project ? build_project(*project, BuildFor::user, diagnostics) : std::nullopt;
  std::string file = output;
  if (plugin) {
    const WorkFolder stage(diagnostics);
    if (file.empty()) file = plugin->manifest.id + "-" + plugin->manifest.version + ".quireplugin";
    if (!diagnostics.has_errors() && gather(*project, *plugin, stage.path(), diagnostics)) {
      const CommandResult packed = run_command({"tar", "--sort=name", "--mtime=@0", "--owner=0",
                                                "--group=0", "--numeric-owner", "--format=ustar",
                                                "-czf", file, "-C", stage.path().string(), "."});
      if (packed.exit_code != 0)
        diagnostics.error("plugin.pack", {}, "cannot write " + quote(file), packed.output);
    }
  }
  print_diagnostics(diagnostics, DiagnosticFormat::text);
  if (!plugin || diagnostics.has_errors()) return ExitCode::failed;
  fmt::print(stderr, "packed {} ({} {})\n", file, plugin->manifest.id, plugin->manifest.version);
  return ExitCode::complete;
}

ExitCode install_plugin(const std::string& file, Installed installed) {
  Diagnostics diagnostics;
  const WorkFolder stage(diagnostics);
  const fs::path folder = installed_plugins_folder();
  if (folder.empty())
    diagnostics.error("plugin.no-home", {}, "there is no folder for plugins",
                      "set HOME or XDG_DATA_HOME");
  std::string words;
  if (!diagnostics.has_errors() && unpack(file, stage.path(), diagnostics)) {
    const PluginCatalog catalog = find_plugins({{stage.path(), "the package"}});
    const PluginFile* plugin = checked(stage.path(), catalog, diagnostics);
    if (plugin != nullptr && place(*plugin, stage.path(), folder, installed, diagnostics))
      words = fmt::format("installed {} {} in {}\n", plugin->manifest.id, plugin->manifest.version,
                          folder.string());
  }
  print_diagnostics(diagnostics, DiagnosticFormat::text);
  if (diagnostics.has_errors()) return ExitCode::failed;
  fmt::print(stderr, "{}", words);
  return ExitCode::complete;
}

}  // namespace quire::core
