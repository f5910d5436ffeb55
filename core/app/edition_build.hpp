#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/editions.hpp"
#include "app/prepare.hpp"
#include "app/press.hpp"
#include "edition/record.hpp"

namespace quire::core {

/// An edition whose words are settled, before it is set on pages.
struct Composed {
  enum class Next { publish, stop, skip };  // stop: nothing may be written. skip: nothing is new
  Next next = Next::stop;
  Document document;
  EditionRecord record;
  std::shared_ptr<const Dataset> dataset;
  std::vector<std::filesystem::path> spared;  // what no output may overwrite
  std::unique_ptr<Editions> editions;  // null: nothing is archived
  ExitCode code = ExitCode::failed;    // complete or degraded when it is to be published
};

/// Runs the plugins, holds the data against the report's gate, and compares with the last edition. Why
/// nothing may be written is in `diagnostics`.
Composed compose(const Prepared& prepared, const BuildRequest& request, Stopwatch& watch,
                 Diagnostics& diagnostics);

/// Whether the data of an edition passes the report's gate, asked without running a plugin.
bool pass_gate(const Prepared& prepared, const BuildRequest& request, Diagnostics& diagnostics);

struct Published {
  ExitCode code = ExitCode::failed;
  std::string sha256;
  std::size_t pages = 0;
  std::size_t bytes = 0;
};

/// The edition's PDF with its attachments; empty when there was an error, or when it would show what its audience may
/// not see.
std::string print(const Composed& composed, Layout layout, const Report& report, Press& press,
                  Diagnostics& diagnostics);

/// Prints, writes, archives and puts into the outbox the edition. `output` "-" is standard output.
Published publish(Composed& composed, Layout layout, const Report& report, const BuildRequest& request,
                  const std::string& output, Press& press, Stopwatch& watch, Diagnostics& diagnostics);

}  // namespace quire::core
