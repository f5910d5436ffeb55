#pragma once

#include <optional>
#include <vector>

#include "policy_summary/state.hpp"

namespace quire::policy_summary {

/// Days over which a rule stays in one state; both inclusive, an empty `to` is open.
struct Span {
  State state = State::in_force;
  Date from{};
  std::optional<Date> to;
};

/// The life of a rule from its first day on, in order and without overlap: in force, suspended,
/// unknown. Days on which it was not yet or no more in force are left out. Once the rule has
/// expired by `known`, its days in force are called expired.
std::vector<Span> spans_of(const Rule& rule, Date known);

}  // namespace quire::policy_summary
