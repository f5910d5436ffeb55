#include "app/build.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/attachments.hpp"
#include "app/editions.hpp"
#include "app/output_file.hpp"
#include "app/prepare.hpp"
#include "app/press.hpp"
#include "base/sha256.hpp"

namespace quire::core {
namespace {

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
  const std::unique_ptr<Editions> editions =
      Editions::open(request, prepared->report, diagnostics);
  if (diagnostics.has_errors()) return finish(ExitCode::failed, request, diagnostics);
  // From here on report, data and plugins are known to fit each other; only plugins can fail.

  Document document = run(*prepared, request, diagnostics);
  watch.lap("host");
  const bool degraded = is_degraded(document);
  if (degraded && request.strict) return finish(ExitCode::failed, request, diagnostics);
  ExitCode success = degraded ? ExitCode::degraded : ExitCode::complete;
  EditionRecord record = record_of(*prepared, document);
  if (editions) {
    editions->compare(record, *prepared, document, diagnostics);
    watch.lap("edition");
  }
  // The document is complete: what the briefing says can no longer change.
  if (request.dump == DumpKind::document) {
    const bool written = write_standard_output(dump_json(document), diagnostics);
    return finish(written ? success : ExitCode::failed, request, diagnostics);
  }

  const std::unique_ptr<Press> press = Press::open(diagnostics);
  if (!press) return finish(ExitCode::failed, request, diagnostics);
  Layout layout = press->lay_out(document, prepared->report, diagnostics);
  watch.lap("layout");
  if (request.dump == DumpKind::layout) {
    const bool written = write_standard_output(dump_text(layout), diagnostics);
    return finish(written ? success : ExitCode::failed, request, diagnostics);
  }

  if (prepared->report.attachments) layout.attachments = attachments_of(document, record);
  const std::string pdf = press->print(layout, diagnostics);
  watch.lap("pdf");
  if (pdf.empty()) return finish(ExitCode::failed, request, diagnostics);
  const std::string output = output_path(request, *prepared);
  const bool written = output == "-" ? write_standard_output(pdf, diagnostics)
                                     : write_file(output, pdf, diagnostics);
  watch.lap("write");
  if (!written) return finish(ExitCode::failed, request, diagnostics);
  if (editions) {
    record.output_sha256 = sha256_hex(pdf);
    if (!editions->keep(record, diagnostics)) success = ExitCode::degraded;
    watch.lap("archive");
  }
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
