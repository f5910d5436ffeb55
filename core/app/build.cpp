#include "app/build.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "app/output_file.hpp"
#include "app/places.hpp"
#include "base/suggest.hpp"
#include "config/report.hpp"
#include "dataset/dataset.hpp"
#include "host/host.hpp"
#include "layout/layout.hpp"
#include "pdf/pdf.hpp"
#include "text/font_library.hpp"

namespace quire::core {
namespace {

constexpr Size kA4{mm(210), mm(297)};
constexpr Size kLetter{mm(215.9), mm(279.4)};

/// How long each station took, for --timings.
class Stopwatch {
 public:
  void lap(const char* station) {
    const auto now = std::chrono::steady_clock::now();
    text_ += fmt::format("{:<9}{:7.1f} ms\n", station,
                         std::chrono::duration<double, std::milli>(now - last_).count());
    last_ = now;
  }
  const std::string& text() const { return text_; }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
  std::string text_;
};

/// What is settled before any plugin runs.
struct Prepared {
  Report report;
  Date as_of{};
  Dataset dataset;
  PluginCatalog catalog;
  std::vector<SectionPlan> plans;
};

void keep_only(const std::string& plugin, Report& report, Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (const SectionRequest& section : report.sections) ids.push_back(section.plugin);
  if (std::find(ids.begin(), ids.end(), plugin) == ids.end())
    diagnostics.error("app.only", {report.file.string(), 0, 0},
                      "no section of the report uses the plugin " + quote(plugin) +
                          ", which --only names",
                      did_you_mean(plugin, ids));
  std::erase_if(report.sections, [&](const SectionRequest& section) { return section.plugin != plugin; });
}

std::optional<Prepared> prepare(const BuildRequest& request, Stopwatch& watch,
                                Diagnostics& diagnostics) {
  std::optional<Report> report = read_report(request.report, diagnostics);
  if (!report) return {};
  if (!request.only.empty()) keep_only(request.only, *report, diagnostics);
  const std::optional<Date> as_of = request.as_of ? request.as_of : report->as_of;
  if (!as_of)
    diagnostics.error("app.as-of", {report->file.string(), 0, 0}, "the report names no as-of date",
                      "add as_of = 2026-11-23 to it, or pass --as-of 2026-11-23");
  watch.lap("config");
  std::optional<Dataset> dataset = read_dataset(report->dataset, {as_of}, diagnostics);
  watch.lap("dataset");
  if (!dataset || diagnostics.has_errors()) return {};
  Prepared prepared{std::move(*report), *as_of, std::move(*dataset), {}, {}};
  prepared.catalog = find_plugins(plugin_folders(request.plugins, prepared.report.file));
  prepared.plans = plan_sections(prepared.report, prepared.dataset, prepared.catalog, diagnostics);
  return prepared;
}

bool plugin_is_missing(const Prepared& prepared) {
  return std::any_of(prepared.plans.begin(), prepared.plans.end(), [](const SectionPlan& plan) {
    return plan.plugin == nullptr && plan.request->required;
  });
}

bool is_degraded(const Document& document) {
  return std::any_of(document.sections.begin(), document.sections.end(),
                     [](const Section& section) { return section.failure.has_value(); });
}

std::string output_path(const BuildRequest& request, const Prepared& prepared) {
  if (!request.output.empty()) return request.output;
  return prepared.report.file.stem().string() + "-" +
         edition_name(prepared.report.cadence, prepared.as_of) + ".pdf";
}

ExitCode finish(ExitCode code, const BuildRequest& request, const Diagnostics& diagnostics) {
  print_diagnostics(diagnostics, request.diagnostics);
  return code;
}

}  // namespace

ExitCode build(const BuildRequest& request) {
  Diagnostics diagnostics;
  Stopwatch watch;

  const std::optional<Prepared> prepared = prepare(request, watch, diagnostics);
  if (!prepared || diagnostics.has_errors())
    return finish(prepared && plugin_is_missing(*prepared) ? ExitCode::plugin_missing : ExitCode::failed,
                  request, diagnostics);
  // From here on report, data and plugins are known to fit each other; only plugins can fail.

  RunOptions run;
  run.in_process = request.in_process;
  run.jobs = request.jobs != 0 ? request.jobs : std::max(1U, std::thread::hardware_concurrency());
  run.as_of = prepared->as_of;
  const Document document =
      run_plugins(prepared->report, prepared->dataset, prepared->plans, run, diagnostics);
  watch.lap("host");
  const bool degraded = is_degraded(document);
  if (degraded && request.strict) return finish(ExitCode::failed, request, diagnostics);
  const ExitCode success = degraded ? ExitCode::degraded : ExitCode::complete;
  // The document is complete: what the briefing says can no longer change.
  if (request.dump == DumpKind::document) {
    const bool written = write_standard_output(dump_json(document), diagnostics);
    return finish(written ? success : ExitCode::failed, request, diagnostics);
  }

  const std::unique_ptr<FontLibrary> fonts = FontLibrary::open(font_folders(), diagnostics);
  if (!fonts) return finish(ExitCode::failed, request, diagnostics);
  const std::unique_ptr<Hyphenator> hyphenator =
      Hyphenator::from_file(hyphenation_patterns(prepared->report.language));
  const LayoutOptions options{prepared->report.paper == Paper::a4 ? kA4 : kLetter,
                              prepared->report.contents,
                              prepared->report.appendix == Appendix::sources, hyphenator.get()};
  const Layout layout = lay_out(document, prepared->report.theme, options, *fonts, diagnostics);
  for (char32_t character : fonts->missing_characters())
    diagnostics.warn("text.missing-character", {},
                     fmt::format("no font has the character U+{:04X}; a placeholder stands for it",
                                 static_cast<std::uint32_t>(character)));
  watch.lap("layout");
  if (request.dump == DumpKind::layout) {
    const bool written = write_standard_output(dump_text(layout), diagnostics);
    return finish(written ? success : ExitCode::failed, request, diagnostics);
  }

  const std::string pdf = write_pdf(layout, *fonts, diagnostics);
  watch.lap("pdf");
  if (pdf.empty()) return finish(ExitCode::failed, request, diagnostics);
  const std::string output = output_path(request, *prepared);
  const bool written = output == "-" ? write_standard_output(pdf, diagnostics)
                                     : write_file(output, pdf, diagnostics);
  watch.lap("write");
  if (!written) return finish(ExitCode::failed, request, diagnostics);
  finish(success, request, diagnostics);
  if (output != "-")
    fmt::print(stderr, "wrote {} ({} pages, {} KB)\n", output, layout.pages.size(), pdf.size() / 1024);
  if (request.timings) fmt::print(stderr, "{}", watch.text());
  return success;
}

ExitCode check(const BuildRequest& request) {
  Diagnostics diagnostics;
  Stopwatch watch;
  const std::optional<Prepared> prepared = prepare(request, watch, diagnostics);
  print_diagnostics(diagnostics, request.diagnostics);
  if (prepared && plugin_is_missing(*prepared)) return ExitCode::plugin_missing;
  if (!prepared || diagnostics.has_errors()) return ExitCode::failed;
  std::size_t rows = 0;
  for (const TableView& table : prepared->dataset.tables()) rows += table.row_count;
  fmt::print(stderr, "{}: {} sections, {} tables, {} rows as of {}: no error\n", request.report,
             prepared->report.sections.size(), prepared->dataset.tables().size(), rows,
             iso_date(prepared->as_of));
  return ExitCode::complete;
}

}  // namespace quire::core
