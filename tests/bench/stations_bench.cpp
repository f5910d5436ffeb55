#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <sstream>

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

/// Words of the weekly report in any order: `pages` pages of paragraphs and headings.
Document running_text(std::size_t pages) {
  std::istringstream json(dump_json(weekly().document));
  std::vector<std::string> words;
  for (std::string word; json >> word;)
    if (std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) words.push_back(word);
  std::mt19937 random(3);  // fixed: the same text in every run
  Document document;
  document.title = "Running text";
  document.as_of = weekly().run.as_of;
  document.sections.emplace_back().title = "Running text";
  for (std::size_t i = 0; i < 9 * pages; ++i) {
    const auto text_of = [&](std::size_t length) {
      Inline text;
      for (; length > 0; --length) text.text += words[random() % words.size()] + " ";
      return text;
    };
    if (i % 12 == 0) document.sections[0].blocks.push_back({Heading{2, "", {text_of(4)}}});
    document.sections[0].blocks.push_back({Paragraph{Paragraph::Role::body, {text_of(40 + random() % 80)}}});
  }
  return document;
}

/// The weekly report's first sections and blocks, as many as twelve pages hold.
Document twelve_pages() {
  Document document = weekly().document;
  Diagnostics diagnostics;
  const auto fonts = FontLibrary::open(font_folders(), diagnostics);
  while (lay_out(document, weekly().report->theme, {}, *fonts, diagnostics).pages.size() > 12) {
    if (document.sections.back().blocks.empty()) document.sections.pop_back();
    else document.sections.back().blocks.pop_back();
  }
  return document;
}

/// From a document to bytes by one thread, with warm fonts.
void print_document(benchmark::State& state, Document (*make)()) {
  const Document document = make();
  Diagnostics diagnostics;
  const auto fonts = FontLibrary::open(font_folders(), diagnostics);
  const auto hyphenator = Hyphenator::from_file(hyphenation_patterns("en"));
  LayoutOptions options;
  options.hyphenator = hyphenator.get();
  std::size_t pages = 0;
  for (auto _ : state) {
    const Layout layout = lay_out(document, weekly().report->theme, options, *fonts, diagnostics);
    benchmark::DoNotOptimize(write_pdf(layout, *fonts, diagnostics));
    pages = layout.pages.size();
  }
  state.counters["pages"] = static_cast<double>(pages);
  state.counters["pages_a_second"] =
      benchmark::Counter(static_cast<double>(pages), benchmark::Counter::kIsIterationInvariantRate);
}

BENCHMARK_CAPTURE(print_document, twelve_pages, twelve_pages)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(print_document, running_text, [] { return running_text(200); })
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime();
BENCHMARK(read_config)->Unit(benchmark::kMillisecond);
BENCHMARK(read_data)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run_sections, in_workers, false)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(run_sections, in_process, true)->Unit(benchmark::kMillisecond);
BENCHMARK(set_pages)->Unit(benchmark::kMillisecond);
BENCHMARK(write_bytes)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
