#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "supplier_risk/graph.hpp"

namespace quire::supplier_risk {

/// Who supplies whom, without amounts: self-loops dropped, parallel links merged.
struct SupplyGraph {
  std::vector<std::string> names;  // sorted
  Adjacency<Node> suppliers;       // by buyer
  Adjacency<Node> buyers;          // by supplier

  std::optional<Node> find(const std::string& name) const;
};

/// `links`: supplier and buyer; `isolated`: names that are in the graph even if no link has them.
SupplyGraph make_supply_graph(const std::vector<std::pair<std::string, std::string>>& links,
                              const std::vector<std::string>& isolated = {});

/// Where the undirected graph hangs together by one node or one link, and how it falls into parts.
/// Direction and substitutes do not count here: a hint, no more.
struct Connectivity {
  std::vector<Node> articulation_points;       // in order
  std::vector<std::pair<Node, Node>> bridges;  // the lower node first, in order
  int weak_components = 0;
  int cycles = 0;         // strongly connected components of more than one node
  int largest_cycle = 0;  // nodes in the largest of them
};

/// Hopcroft and Tarjan 1973 and Tarjan 1972 by Boost.Graph, with explicit stacks: depth is not
/// limited by the program's.
Connectivity connectivity_of(const SupplyGraph& graph);

/// Of the shortest directed paths between others, the share that leads through each node, as a
/// part of the (n - 1)(n - 2) pairs (Freeman 1977; Brandes 2001). It counts paths, not volume.
std::vector<double> betweenness_of(const SupplyGraph& graph);

/// Nodes on every route from any raw source (a node that buys nothing) to the product, itself left
/// out; in order of names. One pass over the graph instead of a dominator tree: a route is walked
/// once, and what lies beside it tells which of its nodes can be passed by.
struct Dominators {
  bool grounded = false;  // some source reaches the product
  std::vector<Node> nodes;
};
Dominators dominators_of(const SupplyGraph& graph, Node product);

}  // namespace quire::supplier_risk
