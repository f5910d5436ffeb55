#include "app/edition_build.hpp"

#include <algorithm>

#include "app/attachments.hpp"
#include "app/console.hpp"
#include "app/expected_columns.hpp"
#include "app/leak_check.hpp"
#include "app/outbox.hpp"
#include "app/output_file.hpp"
#include "base/sha256.hpp"
#include "document/number_sources.hpp"
#include "document/scorecard.hpp"
#include "document/watch_list.hpp"
#include "edition/compare.hpp"
#include "edition/gate.hpp"

namespace quire::core {
namespace {

bool is_degraded(const Document& document) {
  return std::any_of(document.sections.begin(), document.sections.end(),
                     [](const Section& section) { return section.failure.has_value(); });
}

/// What the data of an edition fails, and what the report has done about it.
struct Failing {
  const char* code;
  GateAction action = GateAction::warn;
  std::string message;
  SourceSpan where;
  const char* setting;  // of the report, that could be a banner
};

std::vector<Failing> failings(const Report& report, const EditionRecord& record,
                              const std::optional<EditionRecord>& before, const Dataset& dataset) {
  const SourceSpan file{report.file.string(), 0, 0};
  std::vector<Failing> failings;
  for (GateFinding& finding : check_gate(record, before ? &*before : nullptr, report.gate.max_drift)) {
    if (finding.kind == GateFinding::Kind::stale)
      failings.push_back({"edition.stale", report.gate.stale, std::move(finding.message), file, "stale"});
    else
      failings.push_back({"edition.drift", report.gate.drift, std::move(finding.message), file, "drift"});
  }
  for (const ExpectedColumn& expected : report.gate.columns)
    for (std::string& message : unmet(expected, dataset))
      failings.push_back({"edition.column", expected.action, std::move(message), expected.where, "action"});
  return failings;
}

/// Puts what the data fails on the page or among the diagnostics, as the report says; false when it holds
/// the edition back.
bool act_on(const std::vector<Failing>& failings, Document& document, Diagnostics& diagnostics) {
  bool passed = true;
  for (const Failing& failing : failings) {
    switch (failing.action) {
      case GateAction::ignore: break;
      case GateAction::banner: document.warnings.push_back(failing.message); [[fallthrough]];
      case GateAction::warn: diagnostics.warn(failing.code, failing.where, failing.message); break;
      case GateAction::block:
        diagnostics.error(failing.code, failing.where, failing.message,
                          std::string("[gate] blocks such an edition: bring the data up to date, or set ") +
                              failing.setting + " = \"banner\"");
        passed = false;
    }
  }
  return passed;
}

}  // namespace

bool pass_gate(const Prepared& prepared, const BuildRequest& request, Diagnostics& diagnostics) {
  const std::unique_ptr<Editions> editions = Editions::open(request, prepared.report, diagnostics);
  Document document;
  document.edition = edition_name(prepared.report.cadence, prepared.as_of);
  document.as_of = prepared.as_of;
  document.data = data_tables(*prepared.dataset);
  const EditionRecord record = record_of(prepared, request, document);
  const std::optional<EditionRecord> before = editions ? editions->before(record) : std::nullopt;
  return act_on(failings(prepared.report, record, before, *prepared.dataset), document, diagnostics);
}

namespace {

/// A section that was missing, or is now, says something else.
bool says_the_same(const EditionRecord& before, const EditionRecord& now, const Prepared& prepared) {
  const Comparison comparison = compare_editions(before, now, comparison_options(prepared));
  return comparison.same() && comparison.missed == 0;
}

}  // namespace

Composed compose(const Prepared& prepared, const BuildRequest& request, Stopwatch& watch,
                 Diagnostics& diagnostics) {
  Composed composed;
  composed.editions = Editions::open(request, prepared.report, diagnostics);
  composed.dataset = prepared.dataset;
  if (diagnostics.has_errors()) return composed;
  // From here on report, data, plugins and archive are known to fit each other; only plugins can fail.

  composed.spared = input_files(prepared);
  if (composed.editions) composed.spared.push_back(composed.editions->file());
  composed.document = run(prepared, request, diagnostics);
  watch.lap("host");
  const bool degraded = is_degraded(composed.document);
  if (degraded && request.strict) return composed;
  composed.record = record_of(prepared, request, composed.document);
  const std::optional<EditionRecord> before =
      composed.editions ? composed.editions->before(composed.record) : std::nullopt;
  if (diagnostics.has_errors()) return composed;  // an archive that opens and cannot be read
  if (!act_on(failings(prepared.report, composed.record, before, *composed.dataset), composed.document, diagnostics)) {
    composed.code = ExitCode::blocked;
    return composed;
  }
  composed.code = degraded ? ExitCode::degraded : ExitCode::complete;
  composed.next = Composed::Next::publish;
  if (request.keeps && prepared.report.gate.skip_unchanged && before && says_the_same(*before, composed.record, prepared)) {
    composed.next = Composed::Next::skip;
    return composed;
  }
  if (composed.editions) {
    composed.editions->compare(composed.record, before, prepared, composed.document, diagnostics);
    watch.lap("edition");
  }
  add_scorecard(composed.document);
  add_watch_list(composed.document);
  number_sources(composed.document);
  // The document is complete: what the briefing says can no longer change.
  return composed;
}

std::string print(const Composed& composed, Layout layout, const Report& report, Press& press,
                  Diagnostics& diagnostics) {
  if (report.attachments) layout.attachments = attachments_of(composed.document, composed.record);
  if (!holds_back(composed.dataset->handling(), layout, report.file.string(), diagnostics)) return {};
  return press.print(layout, diagnostics);
}

Published publish(Composed& composed, Layout layout, const Report& report, const BuildRequest& request,
                  const std::string& output, Press& press, Stopwatch& watch, Diagnostics& diagnostics) {
  Published published;
  const std::size_t pages = layout.pages.size();
  const std::string pdf = print(composed, std::move(layout), report, press, diagnostics);
  watch.lap("pdf");
  if (pdf.empty()) return published;
  if (output != "-" && !spares(output, composed.spared, diagnostics)) return published;
  const bool written = output == "-" ? write_standard_output(pdf, diagnostics)
                                     : write_file(output, pdf, diagnostics);
  watch.lap("write");
  if (!written) return published;
  published = {composed.code, sha256_hex(pdf), pages, pdf.size()};
  if (composed.editions) {
    composed.record.output_sha256 = published.sha256;
    if (!composed.editions->keep(composed.record, diagnostics)) published.code = ExitCode::degraded;
    watch.lap("archive");
  }
  const std::string name = output == "-" ? composed.document.edition + ".pdf"
                                         : std::filesystem::path(output).filename().string();
  if (!request.outbox.empty() &&
      !fill_outbox(request.outbox, report, composed.document, composed.record.series, name, pdf, diagnostics))
    published.code = ExitCode::degraded;
  return published;
}

}  // namespace quire::core
