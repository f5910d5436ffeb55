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
  Document document;
  EditionRecord record;
  std::unique_ptr<Editions> editions;  // null: nothing is archived
  ExitCode code = ExitCode::complete;  // or degraded: a section is missing
};

/// Runs the plugins and compares with the last edition. Empty when nothing may be written, with the
/// reason in `diagnostics`.
std::optional<Composed> compose(const Prepared& prepared, const BuildRequest& request,
                                Stopwatch& watch, Diagnostics& diagnostics);

struct Published {
  ExitCode code = ExitCode::failed;
  std::string sha256;
  std::size_t pages = 0;
  std::size_t bytes = 0;
};

/// Sets, prints, writes and archives the edition. `output` "-" is standard output.
Published publish(Composed& composed, Layout layout, const Report& report, const std::string& output,
                  Press& press, Stopwatch& watch, Diagnostics& diagnostics);

}  // namespace quire::core
