#include "policy_summary/decision.hpp"

#include <algorithm>
#include <tuple>

namespace quire::policy_summary {
namespace {

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

}  // namespace

Decision decide(std::span<const DecidingRule> rules, const Facts& product) {
  std::vector<const DecidingRule*> order;
  for (const DecidingRule& rule : rules) order.push_back(&rule);
  std::stable_sort(order.begin(), order.end(), [](const DecidingRule* a, const DecidingRule* b) {
    return std::tie(b->priority, a->id) < std::tie(a->priority, b->id);
  });
  Decision decision;
  for (const DecidingRule* rule : order) {
    const Evaluation found = rule->condition.evaluate(product);
    if (found.truth == Truth::no) continue;
    add_once(decision.outcomes, rule->outcome);
    add_once(decision.because, rule->id + "@" + rule->version);
    decision.missing.insert(found.missing.begin(), found.missing.end());
    if (found.truth == Truth::yes) return decision;
  }
  add_once(decision.outcomes, "no_rule");
  return decision;
}

}  // namespace quire::policy_summary
