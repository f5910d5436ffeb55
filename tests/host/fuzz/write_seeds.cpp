// write_seeds FOLDER PLUGINS REPORT…: the steps of each section of some reports, as files to begin fuzzing with.
#include <fstream>
#include <iostream>

#include "host/host.hpp"
#include "host/job.hpp"
#include "host/run_in_process.hpp"
#include "host/stream.hpp"

using namespace quire::core;

namespace {

/// How many sections were written.
int write_sections(const std::filesystem::path& folder, const PluginCatalog& catalog, const std::string& file) {
  Diagnostics diagnostics;
  const std::optional<Report> report = read_report(file, diagnostics);
  const std::optional<Dataset> dataset =
      report ? read_dataset(report->dataset, {report->as_of, {}, {}}, diagnostics) : std::nullopt;
  int written = 0;
  RunOptions options;
  options.as_of = report->as_of.value_or(Date{});
  const std::vector<SectionPlan> plans =
      dataset ? plan_sections(*report, *dataset, catalog, diagnostics) : std::vector<SectionPlan>();
  for (const Diagnostic& diagnostic : diagnostics.all()) std::cerr << to_text(diagnostic);
  for (const SectionPlan& plan : plans) {
    if (plan.plugin == nullptr) continue;
    std::vector<const TableView*> tables;
    for (const TableNeed& need : plan.plugin->manifest.tables) tables.push_back(dataset->find(need.table));
    const std::string stream = run_in_process(make_job(plan, options), tables);
    const std::string name = report->file.stem().string() + "-" + std::to_string(++written);
    std::ofstream(folder / name, std::ios::binary) << stream_steps(stream);
  }
  return written;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) return 2;
  const PluginCatalog catalog = find_plugins({{arguments[2], "named"}});
  for (int i = 3; i < count; ++i)
    if (write_sections(arguments[1], catalog, arguments[i]) == 0) {
      std::cerr << arguments[i] << " has no section that runs\n";
      return 1;
    }
  return 0;
}
