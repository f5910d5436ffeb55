#include "app/edition_build.hpp"

#include <algorithm>

#include "app/attachments.hpp"
#include "app/console.hpp"
#include "app/output_file.hpp"
#include "base/sha256.hpp"

namespace quire::core {
namespace {

bool is_degraded(const Document& document) {
  return std::any_of(document.sections.begin(), document.sections.end(),
                     [](const Section& section) { return section.failure.has_value(); });
}

}  // namespace

std::optional<Composed> compose(const Prepared& prepared, const BuildRequest& request,
                                Stopwatch& watch, Diagnostics& diagnostics) {
  Composed composed;
  composed.editions = Editions::open(request, prepared.report, diagnostics);
  if (diagnostics.has_errors()) return {};
  // From here on report, data, plugins and archive are known to fit each other; only plugins can fail.

  composed.document = run(prepared, request, diagnostics);
  watch.lap("host");
  const bool degraded = is_degraded(composed.document);
  if (degraded && request.strict) return {};
  if (degraded) composed.code = ExitCode::degraded;
  composed.record = record_of(prepared, request, composed.document);
  if (composed.editions) {
    composed.editions->compare(composed.record, prepared, composed.document, diagnostics);
    watch.lap("edition");
  }
  // The document is complete: what the briefing says can no longer change.
  return composed;
}

Published publish(Composed& composed, Layout layout, const Report& report, const std::string& output,
                  Press& press, Stopwatch& watch, Diagnostics& diagnostics) {
  Published published;
  if (report.attachments) layout.attachments = attachments_of(composed.document, composed.record);
  const std::string pdf = press.print(layout, diagnostics);
  watch.lap("pdf");
  if (pdf.empty()) return published;
  const bool written = output == "-" ? write_standard_output(pdf, diagnostics)
                                     : write_file(output, pdf, diagnostics);
  watch.lap("write");
  if (!written) return published;
  published = {composed.code, sha256_hex(pdf), layout.pages.size(), pdf.size()};
  if (composed.editions) {
    composed.record.output_sha256 = published.sha256;
    if (!composed.editions->keep(composed.record, diagnostics)) published.code = ExitCode::degraded;
    watch.lap("archive");
  }
  return published;
}

}  // namespace quire::core
