#include "app/plugin_command.hpp"

#include <fmt/format.h>

#include "app/console.hpp"
#include "app/places.hpp"
#include "app/plugin/option_reference.hpp"
#include "base/suggest.hpp"
#include "document/value.hpp"
#include "host/host.hpp"

namespace quire::core {
namespace {

std::string describe(const OptionSchema& option) {
  std::string text = fmt::format("  {} ({}", option.name, word(option.type));
  if (!option.unit.empty()) text += ", " + option.unit;
  if (option.minimum) text += fmt::format(", at least {}", *option.minimum);
  if (option.maximum) text += fmt::format(", at most {}", *option.maximum);
  for (std::size_t i = 0; i < option.allowed.size(); ++i)
    text += (i == 0 ? ", one of " : " | ") + quote(option.allowed[i]);
  text += option.fallback ? ", default " + toml_text(*option.fallback) : std::string(", required");
  if (option.example) text += ", such as " + toml_text(*option.example);
  return text + ")\n    " + option.doc + "\n";
}

/// What its sections may use up where a report does not say otherwise.
std::string describe(const LimitsRequest& asked) {
  const Limits limits = with_request({}, asked);
  const auto mark = [](bool own) { return own ? " (its own wish)" : ""; };
  return fmt::format(
      "limits: {} s{}, {} MiB of memory{}, {} MiB of output{}, {} open files{}, no network, no other processes\n"
      "        a report sets others under [section.limits]\n",
      limits.wall_clock.count() / 1000, mark(asked.seconds.has_value()), limits.memory >> 20,
      mark(asked.memory_mib.has_value()), limits.output >> 20, mark(asked.output_mib.has_value()),
      limits.open_files, mark(asked.open_files.has_value()));
}

ExitCode print(const std::string& text) {
  Diagnostics diagnostics;
  const bool written = write_standard_output(text, diagnostics);
  print_diagnostics(diagnostics, DiagnosticFormat::text);
  return written ? ExitCode::complete : ExitCode::failed;
}

}  // namespace

ExitCode list_plugins(const std::vector<std::string>& folders, ListDetail detail) {
  const PluginCatalog catalog = find_plugins(plugin_folders(folders, {}));
  std::string text;
  for (const PluginFile& plugin : catalog.plugins)
    text += fmt::format("{:<20} {:<8} {}\n", plugin.manifest.id, plugin.manifest.version,
                        plugin.manifest.title);
  if (catalog.plugins.empty()) {
    text += "no plugins found in\n";
    for (const auto& folder : catalog.searched) text += "  " + folder.string() + "\n";
  }
  if (detail == ListDetail::why) {
    for (const PluginFile& plugin : catalog.plugins)
      text += fmt::format("\n{}: {} ({})", plugin.manifest.id, plugin.path.string(), plugin.found_in);
    for (const PluginFile& plugin : catalog.shadowed)
      text += fmt::format("\n{}: not {} ({}): an earlier folder has it", plugin.manifest.id,
                          plugin.path.string(), plugin.found_in);
    for (const RejectedPlugin& file : catalog.rejected)
      text += fmt::format("\nno plugin: {}: {}", file.path.string(), file.reason);
    text += "\n";
  }
  return print(text);
}

ExitCode show_plugin(const std::vector<std::string>& folders, const std::string& id, InfoForm form) {
  const PluginCatalog catalog = find_plugins(plugin_folders(folders, {}));
  const PluginFile* plugin = catalog.find(id);
  if (plugin == nullptr) {
    std::vector<std::string> ids;
    for (const PluginFile& other : catalog.plugins) ids.push_back(other.manifest.id);
    std::string hint = did_you_mean(id, ids);
    if (hint.empty()) hint = "quire plugin list --why shows where plugins are looked for";
    Diagnostics diagnostics;
    diagnostics.error("app.plugin", {}, "there is no plugin " + quote(id), std::move(hint));
    print_diagnostics(diagnostics, DiagnosticFormat::text);
    return ExitCode::failed;
  }
  const Manifest& manifest = plugin->manifest;
  if (form == InfoForm::markdown) return print(option_reference(manifest));
  std::string text = fmt::format("{} {}: {}\n{}\n\nfile: {}\nfound: {}\nabi: {}.{}\n", manifest.id,
                                 manifest.version, manifest.title, manifest.description,
                                 plugin->path.string(), plugin->found_in, manifest.abi_major,
                                 manifest.abi_minor);
  text += describe(manifest.limits);
  text += "\noptions:\n";
  for (const OptionSchema& option : manifest.options) text += describe(option);
  if (manifest.options.empty()) text += "  none\n";
  text += "\ntables:\n";
  for (const TableNeed& need : manifest.tables) {
    text += "  " + need.table + ":";
    for (const std::string& column : need.columns) text += " " + column;
    text += "\n";
  }
  return print(text);
}

}  // namespace quire::core
