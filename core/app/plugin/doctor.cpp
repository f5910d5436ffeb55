#include "app/plugin/doctor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "app/console.hpp"
#include "app/places.hpp"
#include "app/plugin/diagnose.hpp"
#include "base/input_file.hpp"
#include "host/host.hpp"

namespace quire::core {
namespace fs = std::filesystem;
namespace {

/// Where the file stands among all copies of its id.
std::string standing(const fs::path& file, const PluginCatalog& catalog) {
  std::error_code ignored;
  const fs::path path = fs::canonical(file, ignored);
  for (const PluginFile& plugin : catalog.plugins)
    if (plugin.path == path) {
      std::string text = "used: found first, by " + plugin.found_in;
      for (const PluginFile& other : catalog.shadowed)
        if (other.manifest.id == plugin.manifest.id)
          text += fmt::format("\n  instead of {} {} ({})", other.path.string(),
                              other.manifest.version, other.found_in);
      return text;
    }
  for (const PluginFile& plugin : catalog.shadowed)
    if (plugin.path == path)
      if (const PluginFile* winner = catalog.find(plugin.manifest.id))
        return fmt::format("not used: {} {} is found first, by {}", winner->path.string(),
                           winner->manifest.version, winner->found_in);
  return "not used: it lies in no folder that is searched; --plugin names it";
}

}  // namespace

ExitCode doctor(const std::string& file_or_id, const std::vector<std::string>& folders) {
  const PluginCatalog catalog = find_plugins(plugin_folders(folders, {}));
  const PluginFile* known = catalog.find(file_or_id);
  const fs::path file = known != nullptr ? known->path : fs::path(file_or_id);
  if (const RegularFile readable(file); !readable.problem().empty()) {
    Diagnostics diagnostics;
    diagnostics.error("plugin.no-file", {}, quote(file_or_id) + " " + readable.problem() + ", nor is it the id of a plugin that is found",
                      "quire plugin list --why shows where plugins are looked for");
    print_diagnostics(diagnostics, DiagnosticFormat::text);
    return ExitCode::failed;
  }
  const std::vector<Finding> findings = diagnose(file);
  std::string text = file.string() + "\n";
  bool sound = true;
  for (const Finding& finding : findings) {
    sound = sound && finding.trouble.empty();
    text += finding.trouble.empty()
                ? fmt::format("  ok    {}\n", finding.what)
                : fmt::format("  WRONG {}: {}\n", finding.what, finding.trouble);
    if (!finding.hint.empty()) text += fmt::format("        {}\n", finding.hint);
  }
  text += standing(file, catalog) + "\n";
  Diagnostics diagnostics;
  const bool written = write_standard_output(text, diagnostics);
  print_diagnostics(diagnostics, DiagnosticFormat::text);
  return written && sound ? ExitCode::complete : ExitCode::failed;
}

}  // namespace quire::core
