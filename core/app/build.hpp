#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/console.hpp"
#include "app/exit_code.hpp"
#include "base/date.hpp"

namespace quire::core {

enum class DumpKind : std::uint8_t { none, document, layout };

/// What the command line says about one build.
struct BuildRequest {
  std::string report;
  std::string output;  // empty: REPORT-EDITION.pdf here; "-": standard output
  std::optional<Date> as_of;
  std::string audience;               // who it is for; empty: what everybody may see
  std::vector<std::string> settings;  // "name=value" for parameters of the report
  std::string series;  // the editions it follows; empty: by report, audience and parameters
  std::string edition;  // "2026-W47"; empty: the one that the as-of date lies in
  std::string archive;  // of past editions; empty: the report's
  bool no_archive = false;
  std::string outbox;    // a folder for messages to the report's recipients; empty: none
  bool keeps = true;     // false: the archive is read only
  bool locked = false;   // refuse what differs from the report's lock
  bool replace = false;  // an archived edition of the same name
  std::vector<std::string> plugins;
  std::string only;  // one section's plugin id
  std::vector<std::string> without;  // plugin ids whose sections are left out
  unsigned jobs = 0;  // 0: as many as there are cores
  DumpKind dump = DumpKind::none;
  DiagnosticFormat diagnostics = DiagnosticFormat::text;
  bool in_process = false;
  bool strict = false;
  bool require_sandbox = false;
  bool safe = false;  // no plugin but those that came with the program
  bool timings = false;
};

/// From report to PDF.
ExitCode build(const BuildRequest& request);

/// Everything that can be known to be wrong without running a plugin; writes nothing. `with_pages`:
/// runs them too and inspects the pages that would be printed; whatever it finds is a failure.
ExitCode check(BuildRequest request, bool with_pages);

}  // namespace quire::core
