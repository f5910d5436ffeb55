#include "app/build.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/edition_build.hpp"
#include "app/lock_command.hpp"
#include "base/counted.hpp"
#include "config/plan_editions.hpp"
#include "document/literal_numbers.hpp"
#include "layout/inspect.hpp"

namespace quire::core {
namespace {

std::string output_path(const BuildRequest& request, const Prepared& prepared) {
  if (!request.output.empty()) return request.output;
  // With the audience: what one may see would otherwise take the place of what everybody may.
  const std::string audience = request.audience.empty() ? "" : "-" + request.audience;
  return prepared.report.file.stem().string() + audience + "-" +
         edition_name(prepared.report.cadence, prepared.as_of) + ".pdf";
}

}  // namespace

ExitCode build(const BuildRequest& request) {
  Diagnostics diagnostics;
  Stopwatch watch;
  const auto finish = [&](ExitCode code) {
    print_diagnostics(diagnostics, request.diagnostics);
    return code;
  };
  const auto finish_dump = [&](const std::string& text, ExitCode code) {
    return finish(write_standard_output(text, diagnostics) ? code : ExitCode::failed);
  };

  const std::optional<Prepared> prepared = prepare(request, watch, diagnostics);
  if (!prepared || diagnostics.has_errors())
    return finish(prepared && plugin_is_missing(*prepared) ? ExitCode::plugin_missing : ExitCode::failed);
  if (request.locked) check_lock(*prepared, diagnostics);
  if (diagnostics.has_errors()) return finish(ExitCode::failed);
  OpeningPress opening(request.jobs, prepared->report);
  Composed composed = compose(*prepared, request, watch, diagnostics);
  if (composed.next == Composed::Next::stop) return finish(composed.code);
  if (composed.next == Composed::Next::skip) {
    fmt::print(stderr, "skipped {}: it would say what the last edition said\n", composed.record.name);
    return finish(composed.code);
  }
  if (request.dump == DumpKind::document) return finish_dump(dump_json(composed.document), composed.code);

  const std::unique_ptr<Press> press = opening.take(diagnostics);
  if (!press) return finish(ExitCode::failed);
  Layout layout = press->lay_out(composed.document, prepared->report, diagnostics);
  watch.lap("layout");
  if (request.dump == DumpKind::layout) return finish_dump(dump_text(layout), composed.code);

  const std::string output = output_path(request, *prepared);
  const Published published =
      publish(composed, std::move(layout), prepared->report, request, output, *press, watch, diagnostics);
  finish(published.code);
  if (published.bytes != 0 && output != "-")
    fmt::print(stderr, "wrote {} ({}, {} KB)\n", output, counted(published.pages, "page"), published.bytes / 1024);
  if (request.timings) fmt::print(stderr, "{}", watch.text());
  return published.code;
}

namespace {

/// The numbers in the words of the data and of the sections' options: who writes them need not say more.
std::set<std::string> known_numbers(const Prepared& prepared) {
  std::set<std::string> known;
  const auto add = [&](std::string_view text) {
    for (std::string& number : numbers_in(text)) known.insert(std::move(number));
  };
  for (const TableView& table : prepared.dataset->tables())
    for (const ColumnView& column : table.columns)
      for (std::size_t i = 0; i + 1 < column.dictionary_offsets.size(); ++i) add(column.dictionary(static_cast<std::int32_t>(i)));
  for (const SectionPlan& plan : prepared.plans)
    for (const Option& option : plan.options) add(toml_text(option.value));
  return known;
}

void inspect_numbers(const Document& document, const Prepared& prepared, Diagnostics& diagnostics) {
  for (const LiteralNumber& literal : literal_numbers(dump_json(document), known_numbers(prepared)))
    diagnostics.warn("document.literal-number", {prepared.report.file.string(), 0, 0},
                     fmt::format("section {} says {} in {}, which no value of it shows", quote(literal.section),
                                 literal.number, quote(literal.text)),
                     "plugin " + literal.plugin + ": write a number as a Value with its rows or formula");
}

/// What is wrong with the finished pages; false where the gate holds the edition back.
bool check_pages(const Prepared& prepared, const BuildRequest& request, Stopwatch& watch,
                 Diagnostics& diagnostics) {
  OpeningPress opening(request.jobs, prepared.report);
  const Composed composed = compose(prepared, request, watch, diagnostics);
  const std::unique_ptr<Press> press = opening.take(diagnostics);
  if (composed.next == Composed::Next::stop || !press) return composed.code != ExitCode::blocked;
  const Layout layout = press->lay_out(composed.document, prepared.report, diagnostics);
  inspect_captions(composed.document, diagnostics);
  inspect_numbers(composed.document, prepared, diagnostics);
  inspect_pages(layout, prepared.report.theme, diagnostics);
  fmt::print(stderr, "{}: {}\n", request.report, counted(layout.pages.size(), "page"));
  return true;
}

}  // namespace

ExitCode check(BuildRequest request, bool with_pages) {
  request.keeps = false;
  Diagnostics diagnostics;
  Stopwatch watch;
  const std::optional<Prepared> prepared = prepare(request, watch, diagnostics);
  if (prepared && !diagnostics.has_errors() && !prepared->report.editions.empty())
    plan_editions(prepared->report, request.as_of, diagnostics);  // for what is wrong with them
  const bool ready = prepared && !diagnostics.has_errors();
  const bool has_passed = ready && (with_pages ? check_pages(*prepared, request, watch, diagnostics)
                                               : pass_gate(*prepared, request, diagnostics));
  print_diagnostics(diagnostics, request.diagnostics);
  if (prepared && plugin_is_missing(*prepared)) return ExitCode::plugin_missing;
  if (ready && !has_passed) return ExitCode::blocked;
  if (!ready || diagnostics.has_errors()) return ExitCode::failed;
  const auto unready = std::count_if(prepared->plans.begin(), prepared->plans.end(),
                                     [](const SectionPlan& plan) { return !plan.problem.empty(); });
  if (unready != 0) {
    fmt::print(stderr, "{}: {} of {} would be missing\n", request.report, unready,
               counted(prepared->report.sections.size(), "section"));
    return ExitCode::degraded;
  }
  if (with_pages && !diagnostics.all().empty()) {
    fmt::print(stderr, "{}: {} to look at; --layout takes none\n", request.report,
               counted(diagnostics.all().size(), "warning"));
    return ExitCode::failed;
  }
  std::size_t rows = 0;
  for (const TableView& table : prepared->dataset->tables()) rows += table.row_count;
  fmt::print(stderr, "{}: {}, {}, {} as of {}: no error\n", request.report,
             counted(prepared->report.sections.size(), "section"), counted(prepared->dataset->tables().size(), "table"),
             counted(rows, "row"), iso_date(prepared->as_of));
  return ExitCode::complete;
}

}  // namespace quire::core
