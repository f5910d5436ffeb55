#pragma once

#include <optional>
#include <string>
#include <vector>

#include "policy_summary/chip_facts.hpp"
#include "policy_summary/state.hpp"

namespace quire::policy_summary {

/// A rule whose condition can be read.
struct ReadableRule {
  const Rule* rule = nullptr;
  Condition condition;
};

/// The rules in force on the day that `ids` names, in that order; a condition that cannot be read
/// or names a variable that neither a chip nor its row knows becomes a complaint with its place.
std::vector<ReadableRule> readable_rules(const Records& records,
                                         const std::vector<std::string>& ids, Date day,
                                         std::vector<Complaint>& complaints);
/// One rule whatever its state, for "what if it were law".
std::optional<ReadableRule> readable_rule(const Rule& rule, std::vector<Complaint>& complaints);

/// How one rule meets one chip.
struct Reach {
  enum class Kind { outside, conditional, controlled, undetermined };
  Kind kind = Kind::outside;
  std::set<std::string> missing;  // what could decide
};
/// Conditional: the rule holds, and what it says is an exception, a licence or a review.
Reach reach_of(const ReadableRule& rule, const TrackedChip& chip);

/// Chips under a TPP limit's reach: for certain, and possibly.
struct Caught {
  int certain = 0;
  int possible = 0;  // the certain ones included
};
Caught caught_by(double tpp_limit, const std::vector<TrackedChip>& chips);

/// A change of the rules, named, against what stands.
struct Scenario {
  std::string name;
  std::string condition;                 // as it is written
  std::vector<const TrackedChip*> in;    // caught then and not now
  std::vector<const TrackedChip*> out;   // caught now and not then
  std::vector<const TrackedChip*>
      open;  // on some of the figures that it may have it changes sides, on others not
};
/// `now`: the conditions that stand, any of which catches a chip.
Scenario compare_scenario(std::string name, const Condition& then,
                          const std::vector<ReadableRule>& now,
                          const std::vector<TrackedChip>& chips);

}  // namespace quire::policy_summary
