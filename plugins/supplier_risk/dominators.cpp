#include <algorithm>

#include "supplier_risk/structure.hpp"

namespace quire::supplier_risk {
namespace {

constexpr int kOffRoute = -1;

/// A shortest route from the product back to a source, product first; empty when there is none.
std::vector<Node> route_to_source(const SupplyGraph& graph, Node product) {
  constexpr Node kUnseen = -1;
  std::vector<Node> towards(graph.names.size(), kUnseen);  // the buyer it was reached from
  std::vector<Node> queue{product};
  towards[product] = product;
  for (std::size_t next = 0; next < queue.size(); ++next) {
    const Node node = queue[next];
    if (graph.suppliers[node].empty()) {
      std::vector<Node> route;
      for (Node at = node; at != product; at = towards[at]) route.push_back(at);
      route.push_back(product);
      std::reverse(route.begin(), route.end());
      return route;
    }
    for (const Node supplier : graph.suppliers[node])
      if (towards[supplier] == kUnseen) {
        towards[supplier] = node;
        queue.push_back(supplier);
      }
  }
  return {};
}

}  // namespace

// Every source counts as supplied by one node above all of them, which ends the route. From each
// node of the route, the product first, all that can be reached without stepping on the route is
// visited, and the furthest place at which the route is met again is kept. A place that nothing
// before it has passed by is on every route. Each node is visited once: what an earlier place
// reached, a later one need not reach again.
Dominators dominators_of(const SupplyGraph& graph, Node product) {
  const std::vector<Node> route = route_to_source(graph, product);
  if (route.empty()) return {};
  Dominators result{true, {}};
  const int above_all = static_cast<int>(route.size());
  std::vector<int> place(graph.names.size(), kOffRoute);
  for (std::size_t i = 0; i < route.size(); ++i) place[route[i]] = static_cast<int>(i);
  std::vector<bool> visited(graph.names.size(), false);
  std::vector<Node> open;
  int furthest = 0;
  for (int i = 0; i < above_all; ++i) {
    if (i > 0 && furthest <= i) result.nodes.push_back(route[i]);
    open.push_back(route[i]);
    while (!open.empty()) {
      const Node node = open.back();
      open.pop_back();
      if (graph.suppliers[node].empty()) furthest = above_all;
      for (const Node supplier : graph.suppliers[node]) {
        if (place[supplier] != kOffRoute) {
          furthest = std::max(furthest, place[supplier]);
        } else if (!visited[supplier]) {
          visited[supplier] = true;
          open.push_back(supplier);
        }
      }
    }
  }
  std::sort(result.nodes.begin(), result.nodes.end());
  return result;
}

}  // namespace quire::supplier_risk
