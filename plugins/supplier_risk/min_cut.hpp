#pragma once

#include <optional>
#include <string>
#include <vector>

namespace quire::supplier_risk {

struct CapacityRow {
  std::string from;
  std::string to;
  std::optional<double> capacity;  // most that passes; empty: unlimited
};

struct MinCut {
  bool invalid = false;  // a capacity is negative (E_NEG): no figure
  double flow = 0;       // the least capacity whose loss stops everything; infinite: nothing can
  /// What can still be reached from the source once the flow is at its highest: the smallest
  /// source side of a least cut, and the only one. Sorted.
  std::vector<std::string> source_side;
};

/// The largest flow from `source` to `sink` and where it is cut (Ford and Fulkerson 1956), by
/// Boost.Graph's Boykov-Kolmogorov. Parallel links add up, self-loops carry nothing.
MinCut find_min_cut(const std::vector<CapacityRow>& rows, const std::string& source,
                    const std::string& sink);

}  // namespace quire::supplier_risk
