#pragma once

#include <map>
#include <string>
#include <vector>

#include "quire/plugin.hpp"
#include "supplier_risk/findings.hpp"

namespace quire::supplier_risk {

/// How long a supplier takes to deliver, as far as its links say.
struct LeadTime {
  Interval weeks;                  // unknown where no link says
  std::vector<const Edge*> links;  // that say it
};

/// Of all that each supplier delivers to anybody; those of which no link says anything are not in
/// it. The same in every table and chart: what a link leaves open, another buyer's link may tell.
/// The links live in `purchases`.
std::map<Node, LeadTime> find_lead_times(const std::vector<Purchase>& purchases);

/// The cells that say how long these links take.
Value with_lead_times(Value value, const std::vector<const Edge*>& links);

/// Whole weeks with the cells that say them, or n/k.
Value lead_time_value(const std::map<Node, LeadTime>& times, Node supplier);

/// "SMEE, Naura": the Chinese firms that these links name in the supplier's place; "none named"
/// without one.
std::string named_alternatives(const Network& network, const std::vector<const Edge*>& links);

}  // namespace quire::supplier_risk
