#include "policy_summary/spans.hpp"

#include <set>

namespace quire::policy_summary {
namespace {

/// Days on which the state may change, as far as they were known.
std::set<Date> turning_days(const Rule& rule, Date known) {
  std::set<Date> days;
  if (rule.from) days.insert(*rule.from);
  if (rule.to && foreseen(*rule.to, rule.as_of, known)) days.insert(*rule.to + Days{1});
  for (const Suspension& suspension : rule.suspensions) {
    if (!foreseen(suspension.from, suspension.as_of, known)) continue;
    days.insert(suspension.from);
    if (suspension.to) days.insert(*suspension.to + Days{1});
  }
  return days;
}

bool is_drawn(State state) {
  return state == State::in_force || state == State::suspended || state == State::unknown;
}

}  // namespace

std::vector<Span> spans_of(const Rule& rule, Date known) {
  std::vector<Span> spans;
  bool goes_on = false;  // the last span reaches the day at hand
  for (const Date day : turning_days(rule, known)) {
    const State state = status_on(rule, day, known).state;
    if (goes_on && spans.back().state == state) continue;
    if (goes_on) spans.back().to = day - Days{1};
    goes_on = is_drawn(state);
    if (goes_on) spans.push_back({state, day, {}});
  }
  if (status_on(rule, known, known).state == State::expired)
    for (Span& span : spans)
      if (span.state == State::in_force) span.state = State::expired;
  return spans;
}

}  // namespace quire::policy_summary
