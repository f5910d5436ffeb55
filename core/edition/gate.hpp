#pragma once

#include <optional>
#include <string>
#include <vector>

#include "edition/record.hpp"

namespace quire::core {

/// Something about the data that its readers should know, or that should keep the edition back.
struct GateFinding {
  enum class Kind { stale, drift };
  Kind kind = Kind::stale;
  std::string message;  // names the table, in words for a page and for a terminal
};

/// What the data of an edition is held against. `before` is the last edition, or null.
/// Stale: the newest row of a table is older than the table's `max_age` on the as-of date.
/// Drift: the rows shown are more or fewer than `max_drift` (a part of the number before) allows; empty
/// allows any.
std::vector<GateFinding> check_gate(const EditionRecord& now, const EditionRecord* before,
                                    std::optional<double> max_drift);

}  // namespace quire::core
