#include <algorithm>

#include "base/suggest.hpp"
#include "host/host.hpp"
#include "quire/abi.h"

namespace quire::core {
namespace {

/// Finds what keeps a section from running. A section that is not required is only left out, so
/// what is wrong with it is a warning.
class Planner {
 public:
  Planner(const SectionRequest& request, Diagnostics& diagnostics)
      : request_(&request), diagnostics_(&diagnostics) {}

  void problem(std::string code, std::string message, std::string hint = {}) {
    if (problem_.empty()) problem_ = message;
    diagnostics_->add({std::move(code), request_->required ? Severity::error : Severity::warning,
                       request_->where, std::move(message), std::move(hint)});
  }
  /// A problem that somebody else has reported.
  void note(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
  }
  const std::string& first_problem() const { return problem_; }

 private:
  const SectionRequest* request_;
  Diagnostics* diagnostics_;
  std::string problem_;
};

std::string named(const PluginFile& plugin) {
  return "plugin " + quote(plugin.manifest.id) + " " + plugin.manifest.version;
}

void report_unknown(const SectionRequest& request, const PluginCatalog& catalog, Planner& planner) {
  for (const RejectedPlugin& rejected : catalog.rejected)
    if (rejected.path.stem() == request.plugin)
      return planner.problem(
          "host.unusable-plugin",
          "plugin " + quote(request.plugin) + " cannot be used: its file " + rejected.reason,
          "the file is " + rejected.path.string());
  std::vector<std::string> ids;
  for (const PluginFile& plugin : catalog.plugins) ids.push_back(plugin.manifest.id);
  std::string hint = did_you_mean(request.plugin, ids);
  if (!hint.empty()) hint += " ";
  hint += catalog.searched.empty() ? "no folder was searched" : "searched ";
  for (std::size_t i = 0; i < catalog.searched.size(); ++i)
    hint += (i == 0 ? "" : ", ") + catalog.searched[i].string();
  planner.problem("host.unknown-plugin", "unknown plugin " + quote(request.plugin), hint);
}

void check_abi(const PluginFile& plugin, Planner& planner) {
  const Manifest& manifest = plugin.manifest;
  if (takes_abi(manifest.abi_major, manifest.abi_minor)) return;
  planner.problem("host.abi-mismatch",
                  named(plugin) + " was built for ABI " + std::to_string(manifest.abi_major) + "." +
                      std::to_string(manifest.abi_minor) + "; this program speaks " +
                      std::to_string(QUIRE_ABI_MAJOR) + "." + std::to_string(QUIRE_ABI_MINOR),
                  "build it again with this version's SDK");
}

void check_tables(const PluginFile& plugin, const Dataset& dataset, Planner& planner) {
  for (const TableNeed& need : plugin.manifest.tables) {
    const TableView* table = dataset.find(need.table);
    if (table == nullptr) {
      std::vector<std::string> names;
      for (const TableView& there : dataset.tables()) names.emplace_back(there.name);
      planner.problem("host.missing-table",
                      named(plugin) + " needs table " + quote(need.table) +
                          ", which the dataset does not have",
                      did_you_mean(need.table, names));
      continue;
    }
    for (const std::string& column : need.columns) {
      if (table->find(column) != nullptr) continue;
      std::vector<std::string> names;
      for (const ColumnView& there : table->columns) names.emplace_back(there.name);
      planner.problem("host.missing-column",
                      named(plugin) + " needs column " + quote(column) + ", which table " +
                          quote(need.table) + " does not have",
                      did_you_mean(column, names));
    }
  }
}

/// Without a dataset tables are not looked for.
std::vector<SectionPlan> plan(const Report& report, const Dataset* dataset, const PluginCatalog& catalog,
                              Diagnostics& diagnostics) {
  std::vector<SectionPlan> plans;
  for (const SectionRequest& request : report.sections) {
    SectionPlan& section = plans.emplace_back();
    section.request = &request;
    Planner planner(request, diagnostics);
    const PluginFile* plugin = catalog.find(request.plugin);
    if (plugin == nullptr) {
      report_unknown(request, catalog, planner);
    } else {
      check_abi(*plugin, planner);
      if (dataset != nullptr) check_tables(*plugin, *dataset, planner);
      const std::size_t errors = diagnostics.error_count();
      section.options = complete_options(plugin->manifest, request, diagnostics);
      if (diagnostics.error_count() != errors) planner.note("its options have mistakes");
    }
    section.problem = planner.first_problem();
    if (section.problem.empty()) section.plugin = plugin;
  }
  return plans;
}

}  // namespace

std::vector<SectionPlan> plan_sections(const Report& report, const Dataset& dataset,
                                       const PluginCatalog& catalog, Diagnostics& diagnostics) {
  return plan(report, &dataset, catalog, diagnostics);
}

void check_sections(const Report& report, const PluginCatalog& catalog, Diagnostics& diagnostics) {
  plan(report, nullptr, catalog, diagnostics);
}

}  // namespace quire::core
