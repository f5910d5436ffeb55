#include "supplier_risk/graph.hpp"

#include <algorithm>

namespace quire::supplier_risk {

void sort_names(std::vector<std::string>& names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

std::optional<Node> find_name(const std::vector<std::string>& sorted, const std::string& name) {
  const auto found = std::lower_bound(sorted.begin(), sorted.end(), name);
  if (found == sorted.end() || *found != name) return {};
  return static_cast<Node>(found - sorted.begin());
}

Components suppliers_first(const Adjacency<Node>& suppliers) {
  const std::size_t count = suppliers.size();
  constexpr int kUnseen = -1;
  struct Visit {
    Node node;
    std::size_t next;  // index of the supplier to look at next
  };
  std::vector<int> order(count, kUnseen);
  std::vector<int> low(count, 0);
  std::vector<Node> stack;
  std::vector<Visit> path;
  Components components{{}, {0}, std::vector<int>(count, kUnseen)};
  components.nodes.reserve(count);
  int seen = 0;

  const auto enter = [&](Node node) {
    order[node] = low[node] = seen++;
    stack.push_back(node);
    path.push_back({node, 0});
  };
  const auto leave = [&](Node node) {
    path.pop_back();
    if (!path.empty()) low[path.back().node] = std::min(low[path.back().node], low[node]);
    if (low[node] != order[node]) return;
    for (Node member = kUnseen; member != node;) {
      member = stack.back();
      stack.pop_back();
      components.of[member] = static_cast<int>(components.size());
      components.nodes.push_back(member);
    }
    components.begin.push_back(components.nodes.size());
  };
  for (std::size_t root = 0; root < count; ++root) {
    if (order[root] == kUnseen) enter(static_cast<Node>(root));
    while (!path.empty()) {
      Visit& visit = path.back();
      const std::span<const Node> sellers = suppliers[visit.node];
      if (visit.next == sellers.size()) {
        leave(visit.node);
        continue;
      }
      const Node supplier = sellers[visit.next++];
      if (order[supplier] == kUnseen)
        enter(supplier);
      else if (components.of[supplier] == kUnseen)  // still on the stack
        low[visit.node] = std::min(low[visit.node], order[supplier]);
    }
  }
  return components;
}

std::vector<bool> upstream_of(const Adjacency<Node>& suppliers, std::span<const Node> start) {
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
