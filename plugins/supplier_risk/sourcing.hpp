#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace quire::supplier_risk {

/// What one buyer takes of one category from one supplier.
struct SourcingRow {
  std::string buyer;
  std::string category;
  std::string supplier;
  std::optional<double> share;  // 0 to 1 of the buyer's need; empty: active, size unknown
};

/// How one buyer is supplied with one category.
struct Sourcing {
  /// "no_active_source", "sole_source" (nobody else makes it), "single_source" (the buyer's
  /// choice), "dominant_source" (one has 80 % or more), "multi_source", or "invalid_negative",
  /// "invalid_overfull".
  std::string flag;
  std::vector<std::string> warnings;  // codes, sorted
  int active = 0;
  std::optional<std::string> leader;  // the only supplier, or the one with the largest known share
  bool may_be_dominant = false;       // a blank share leaves room for 80 %
};

using BuyerCategory = std::pair<std::string, std::string>;

/// `qualified`: by category, suppliers that could supply it although no row buys from them.
std::map<BuyerCategory, Sourcing> find_single_sources(
    const std::vector<SourcingRow>& rows,
    const std::map<std::string, std::set<std::string>>& qualified);

}  // namespace quire::supplier_risk
