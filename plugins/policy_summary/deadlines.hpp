#pragma once

#include <vector>

#include "policy_summary/measures.hpp"

namespace quire::policy_summary {

/// A dated change of a measure near the as-of date.
struct Deadline {
  const Measure* measure = nullptr;
  Turn turn = Turn::none;
  Date date{};
  int days_left = 0;   // negative once it is past
  int suspension = 0;  // which of the measure's suspensions begins or ends, from 1
};

/// How far the section looks ahead and back.
inline constexpr int kHorizonDays = 90;

/// Changes within `horizon` days of `as_of` on either side, both ends included, as far as they were
/// known: those to come first, the nearest first in both parts. The eve of a suspension is no end.
std::vector<Deadline> deadlines_near(const std::vector<Measure>& measures, Date as_of, int horizon);

}  // namespace quire::policy_summary
