#include <algorithm>
#include <set>
#include <system_error>

#include "host/host.hpp"
#include "host/note_reader.hpp"

namespace quire::core {
namespace fs = std::filesystem;
namespace {

/// The plugin files a search entry stands for, by name.
std::vector<fs::path> files_of(const SearchFolder& folder) {
  std::error_code error;
  if (!fs::is_directory(folder.path, error)) {
    // A file that was named is looked at even if it is not there: that is a mistake to report.
    return folder.path.extension() == ".so" ? std::vector{folder.path} : std::vector<fs::path>{};
  }
  std::vector<fs::path> files;
  for (fs::directory_iterator entry(folder.path, error), end; !error && entry != end;
       entry.increment(error))
    if (entry->path().extension() == ".so") files.push_back(entry->path());
  std::sort(files.begin(), files.end());
  return files;
}

/// What was wrong with a manifest, in one line.
std::string first_problem(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.all())
    if (diagnostic.severity == Severity::error) return "has a bad manifest: " + diagnostic.message;
  return "has a bad manifest";
}

}  // namespace

const PluginFile* PluginCatalog::find(std::string_view id) const {
  const auto found = std::lower_bound(plugins.begin(), plugins.end(), id,
                                      [](const PluginFile& plugin, std::string_view wanted) {
                                        return plugin.manifest.id < wanted;
                                      });
  return found != plugins.end() && found->manifest.id == id ? &*found : nullptr;
}

PluginCatalog find_plugins(const std::vector<SearchFolder>& folders) {
  PluginCatalog catalog;
  std::set<fs::path> seen_files;
  std::set<std::string> seen_ids;
  for (const SearchFolder& folder : folders) {
    catalog.searched.push_back(folder.path);
    for (const fs::path& file : files_of(folder)) {
      // Canonical, so that a folder searched under two names does not shadow itself, and absolute,
      // because the loader and the worker take no other path.
      std::error_code error;
      const fs::path path = fs::canonical(file, error);
      if (error) {
        catalog.rejected.push_back({file, "cannot be read: " + error.message()});
        continue;
      }
      if (!seen_files.insert(path).second) continue;
      const PluginNote note = read_plugin_note(path);
      if (!note.problem.empty()) {
        catalog.rejected.push_back({file, note.problem});
        continue;
      }
      Diagnostics diagnostics;
      std::optional<Manifest> manifest = read_manifest(note.manifest, file.string(), diagnostics);
      if (!manifest) {
        catalog.rejected.push_back({file, first_problem(diagnostics)});
        continue;
      }
      const bool won = seen_ids.insert(manifest->id).second;
      auto& list = won ? catalog.plugins : catalog.shadowed;
      list.push_back({std::move(*manifest), path, folder.rule});
    }
  }
  std::stable_sort(
      catalog.plugins.begin(), catalog.plugins.end(),
      [](const PluginFile& a, const PluginFile& b) { return a.manifest.id < b.manifest.id; });
  return catalog;
}

}  // namespace quire::core
