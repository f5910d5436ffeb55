#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "supplier_risk/adjacency.hpp"

namespace quire::supplier_risk {

/// Nodes are numbered by their names, sorted and each once.
void sort_names(std::vector<std::string>& names);
std::optional<Node> find_name(const std::vector<std::string>& sorted, const std::string& name);

/// Strongly connected components in an order.
struct Components {
  std::vector<Node> nodes;         // one component after another
  std::vector<std::size_t> begin;  // where each starts in `nodes`, and the end
  std::vector<int> of;             // the component of each node

  std::size_t size() const { return begin.size() - 1; }
  std::span<const Node> operator[](std::size_t component) const {
    return std::span<const Node>(nodes).subspan(begin[component],
                                                begin[component + 1] - begin[component]);
  }
};

/// Suppliers before their buyers: what a component buys from outside comes in earlier components.
/// `suppliers[v]`: the nodes v buys from; parallel links and self-loops are allowed. Tarjan's
/// algorithm with an explicit stack: depth is not limited by the program's.
Components suppliers_first(const Adjacency<Node>& suppliers);

/// Marks every node that is in `start` or supplies one of them over any number of links; with the
/// buyers of each node instead of the suppliers, everything downstream.
std::vector<bool> upstream_of(const Adjacency<Node>& suppliers, std::span<const Node> start);

}  // namespace quire::supplier_risk
