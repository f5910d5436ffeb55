#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>

#include "app/places.hpp"
#include "config/report.hpp"
#include "dataset/dataset.hpp"
#include "host/host.hpp"
#include "layout/layout.hpp"
#include "pdf/pdf.hpp"
#include "text/font_library.hpp"

// Each station on the weekly report, with what it needs already made.
namespace {
using namespace quire::core;

const std::string kReport = std::string(QUIRE_SOURCE_DIR) + "/reports/weekly.toml";

/// Everything up to the document, made once.
struct Weekly {
  Weekly() {
    report = read_report(kReport, diagnostics);
    if (report) dataset = read_dataset(report->dataset, {report->as_of}, diagnostics);
    if (!dataset) {
      std::fprintf(stderr, "the weekly report cannot be read\n");
      std::exit(1);
    }
    catalog = find_plugins({{QUIRE_PLUGINS, "the build"}});
    plans = plan_sections(*report, *dataset, catalog, diagnostics);
    run.as_of = *report->as_of;
    run.jobs = 2;
    run.worker_program = QUIRE_PROGRAM;
    document = run_plugins(*report, *dataset, plans, run, diagnostics);
  }

  Diagnostics diagnostics;
  std::optional<Report> report;
  std::optional<Dataset> dataset;
  PluginCatalog catalog;
  std::vector<SectionPlan> plans;
  RunOptions run;
  Document document;
};

Weekly& weekly() {
  static Weekly instance;
  return instance;
}

void read_config(benchmark::State& state) {
  for (auto _ : state) {
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(read_report(kReport, diagnostics));
  }
}

void read_data(benchmark::State& state) {
  const Weekly& given = weekly();
  for (auto _ : state) {
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(read_dataset(given.report->dataset, {given.run.as_of}, diagnostics));
  }
}

void run_sections(benchmark::State& state, bool in_process) {
  const Weekly& given = weekly();
  RunOptions run = given.run;
  run.in_process = in_process;
  for (auto _ : state) {
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(
        run_plugins(*given.report, *given.dataset, given.plans, run, diagnostics));
  }
}

void set_pages(benchmark::State& state) {
  const Weekly& given = weekly();
  Diagnostics diagnostics;
  const auto fonts = FontLibrary::open(font_folders(), diagnostics);
  const auto hyphenator = Hyphenator::from_file(hyphenation_patterns("en"));
  LayoutOptions options;
  options.hyphenator = hyphenator.get();
  for (auto _ : state)
    benchmark::DoNotOptimize(
        lay_out(given.document, given.report->theme, options, *fonts, diagnostics));
}

void write_bytes(benchmark::State& state) {
  const Weekly& given = weekly();
  Diagnostics diagnostics;
  const auto fonts = FontLibrary::open(font_folders(), diagnostics);
  const Layout layout = lay_out(given.document, given.report->theme, {}, *fonts, diagnostics);
  std::size_t size = 0;
  for (auto _ : state) size = write_pdf(layout, *fonts, diagnostics).size();
  state.counters["bytes"] = static_cast<double>(size);
}

BENCHMARK(read_config)->Unit(benchmark::kMillisecond);
BENCHMARK(read_data)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run_sections, in_workers, false)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(run_sections, in_process, true)->Unit(benchmark::kMillisecond);
BENCHMARK(set_pages)->Unit(benchmark::kMillisecond);
BENCHMARK(write_bytes)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
