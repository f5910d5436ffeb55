#pragma once

#include <span>
#include <string>
#include <vector>

#include "policy_summary/condition.hpp"

namespace quire::policy_summary {

/// A rule that is in force on the day and decides about products.
struct DecidingRule {
  std::string id;
  std::string version;
  double priority = 0;  // the highest that matches decides; among equals the first by id
  std::string outcome;
  Condition condition;
};

/// What follows for a product. More than one outcome: the product's unknown figures decide.
struct Decision {
  std::vector<std::string> outcomes;  // "no_rule" when none matches; at least one
  std::vector<std::string> because;   // "rule@version" of each outcome but "no_rule"
  std::set<std::string> missing;      // variables that could decide
};

Decision decide(std::span<const DecidingRule> rules, const Facts& product);

}  // namespace quire::policy_summary
