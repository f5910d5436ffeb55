#include "supplier_risk/lead_times.hpp"

#include <algorithm>

#include "common/words.hpp"

namespace quire::supplier_risk {

std::map<Node, LeadTime> find_lead_times(const std::vector<Purchase>& purchases) {
  std::map<Node, LeadTime> times;
  for (const Purchase& purchase : purchases)
    for (const Edge& edge : purchase.edges) {
      if (!edge.lead_weeks_low || !edge.lead_weeks_high) continue;
      const Interval own = Interval::between(*edge.lead_weeks_low, *edge.lead_weeks_high);
      LeadTime& time = times[edge.supplier];
      time.weeks = time.links.empty() ? own : hull(time.weeks, own);
      time.links.push_back(&edge);
    }
  return times;
}

Value with_lead_times(Value value, const std::vector<const Edge*>& links) {
  for (const Edge* edge : links)
    for (const quire_row& cell : edge->lead_weeks_cells) value.from(cell);
  return value;
}

Value lead_time_value(const std::map<Node, LeadTime>& times, Node supplier) {
  const auto found = times.find(supplier);
  if (found == times.end()) return Value::unknown("weeks");
  Value value = analysis::value_of(found->second.weeks, "weeks").decimals(0);
  if (found->second.links.size() > 1) value.formula("from the least to the most that its links say");
  return with_lead_times(std::move(value), found->second.links);
}

std::string named_alternatives(const Network& network, const std::vector<const Edge*>& links) {
  std::vector<std::string> names;
  for (const Edge* edge : links) {
    if (!edge->alternative) continue;
    const std::string& name = network.firms[*edge->alternative].name;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names.empty() ? "none named" : analysis::joined(names);
}

}  // namespace quire::supplier_risk
