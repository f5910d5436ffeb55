#pragma once

#include <optional>
#include <span>

#include "quire/value.hpp"

namespace quire::chip_comparison {

/// A chip of the leader: when it shipped and what it reaches.
struct Release {
  Date date{};
  double value = 0;
};

/// How far a chip is behind the leader: its date less the first day on which the leader had as
/// much.
struct Lag {
  enum class Status { behind, level, ahead, never_matched };
  Status status = Status::never_matched;
  std::optional<Date> matched;  // the leader's first day with at least as much
  double years = 0;             // of 365.25 days; above 0 behind, below 0 ahead
};

/// Against the frontier: the highest value the leader had shipped by each day. The order of
/// releases does not matter.
Lag lag_behind(std::span<const Release> leader, const Release& chip);

}  // namespace quire::chip_comparison
