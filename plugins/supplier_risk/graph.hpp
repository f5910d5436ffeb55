#pragma once

#include <vector>

namespace quire::supplier_risk {

/// A node by its place in a list of names.
using Node = int;

/// Strongly connected components, suppliers before their buyers: what a component buys from outside
/// comes in earlier components. `suppliers[v]`: the nodes v buys from; parallel links and
/// self-loops are allowed. Tarjan's algorithm with an explicit stack: depth is not limited by the
/// program's.
std::vector<std::vector<Node>> suppliers_first(const std::vector<std::vector<Node>>& suppliers);

/// Marks every node that is in `start` or supplies one of them over any number of links.
std::vector<bool> upstream_of(const std::vector<std::vector<Node>>& suppliers,
                              const std::vector<Node>& start);

}  // namespace quire::supplier_risk
