#include "supplier_risk/graph.hpp"

#include <algorithm>
#include <cstddef>

namespace quire::supplier_risk {

std::vector<std::vector<Node>> suppliers_first(const std::vector<std::vector<Node>>& suppliers) {
  const std::size_t count = suppliers.size();
  constexpr int kUnseen = -1;
  struct Visit {
    Node node;
    std::size_t next;  // index of the supplier to look at next
  };
  std::vector<int> order(count, kUnseen);
  std::vector<int> low(count, 0);
  std::vector<bool> waiting(count, false);
  std::vector<Node> stack;
  std::vector<Visit> path;
  std::vector<std::vector<Node>> components;
  int seen = 0;

  const auto enter = [&](Node node) {
    order[node] = low[node] = seen++;
    waiting[node] = true;
    stack.push_back(node);
    path.push_back({node, 0});
  };
  const auto leave = [&](Node node) {
    path.pop_back();
    if (!path.empty()) low[path.back().node] = std::min(low[path.back().node], low[node]);
    if (low[node] != order[node]) return;
    components.emplace_back();
    for (Node member = kUnseen; member != node;) {
      member = stack.back();
      stack.pop_back();
      waiting[member] = false;
      components.back().push_back(member);
    }
  };
  for (std::size_t root = 0; root < count; ++root) {
    if (order[root] == kUnseen) enter(static_cast<Node>(root));
    while (!path.empty()) {
      Visit& visit = path.back();
      if (visit.next == suppliers[visit.node].size()) {
        leave(visit.node);
        continue;
      }
      const Node supplier = suppliers[visit.node][visit.next++];
      if (order[supplier] == kUnseen)
        enter(supplier);
      else if (waiting[supplier])
        low[visit.node] = std::min(low[visit.node], order[supplier]);
    }
  }
  return components;
}

std::vector<bool> upstream_of(const std::vector<std::vector<Node>>& suppliers,
                              const std::vector<Node>& start) {
  std::vector<bool> marked(suppliers.size(), false);
  std::vector<Node> open;
  const auto mark = [&](Node node) {
    if (marked[node]) return;
    marked[node] = true;
    open.push_back(node);
  };
  for (Node node : start) mark(node);
  while (!open.empty()) {
    const Node node = open.back();
    open.pop_back();
    for (Node supplier : suppliers[node]) mark(supplier);
  }
  return marked;
}

}  // namespace quire::supplier_risk
