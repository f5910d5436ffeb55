#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/chips.hpp"
#include "policy_summary/condition.hpp"

namespace quire::policy_summary {

/// A chip as the conditions of rules see it.
struct TrackedChip {
  analysis::Chip chip;
  std::string name;  // for the page
  analysis::Figure tpp;
  analysis::Figure density;
  Facts facts;
  std::optional<Quotient> density_is{};  // how the two figures hang together
};

/// Every chip known on the day. `call_names`: by chip id, how conditions name the model where that
/// is not its short name.
std::vector<TrackedChip> read_tracked_chips(
    const Dataset& data, const std::map<std::string, std::string, std::less<>>& call_names);

/// The names that chips give a condition. What else a condition reads (buyers, owners, materials)
/// has no value here.
const std::set<std::string, std::less<>>& chip_variables();

/// "die area and TPP": variables in the words of the page.
std::string in_words(const std::set<std::string>& variables);

}  // namespace quire::policy_summary
