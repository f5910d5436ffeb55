#include "supplier_risk/and_or.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace quire::supplier_risk {

AndOrGraph::AndOrGraph(const std::vector<AndOrRow>& rows) {
  std::set<std::string> names;
  for (const AndOrRow& row : rows) {
    names.insert(row.buyer);
    if (!row.supplier.empty()) names.insert(row.supplier);
  }
  names_.assign(names.begin(), names.end());

  std::map<std::pair<Node, std::string>, std::set<Node>> by_need;
  for (const AndOrRow& row : rows) {
    if (row.supplier == row.buyer) continue;
    std::set<Node>& suppliers = by_need[{find(row.buyer), row.category}];
    if (!row.supplier.empty()) suppliers.insert(find(row.supplier));
  }
  std::vector<Node> suppliers;
  std::vector<Node> buyers;
  std::vector<int> needs;
  for (const auto& [need, sellers] : by_need) {
    for (const Node supplier : sellers) {
      suppliers.push_back(supplier);
      buyers.push_back(need.first);
      needs.push_back(static_cast<int>(needs_.size()));
    }
    needs_.push_back({need.first, static_cast<int>(sellers.size())});
  }
  meets_ = {names_.size(), suppliers, needs};
  suppliers_ = {names_.size(), buyers, suppliers};
}

Node AndOrGraph::find(const std::string& name) const {
  const auto found = std::lower_bound(names_.begin(), names_.end(), name);
  if (found == names_.end() || *found != name) return -1;
  return static_cast<Node>(found - names_.begin());
}

std::vector<bool> AndOrGraph::dead_without(Node removed) const {
  std::vector<bool> dead(names_.size(), false);
  std::vector<Node> queue;
  const auto kill = [&](Node node) {
    if (dead[node]) return;
    dead[node] = true;
    queue.push_back(node);
  };
  std::vector<int> left;
  left.reserve(needs_.size());
  for (const Need& need : needs_) {
    left.push_back(need.suppliers);
    if (need.suppliers == 0) kill(need.buyer);
  }
  if (removed >= 0) kill(removed);
  while (!queue.empty()) {
    const Node node = queue.back();
    queue.pop_back();
    for (const int need : meets_[node])
      if (--left[need] == 0) kill(needs_[need].buyer);
  }
  return dead;
}

bool AndOrGraph::alive(Node node, Node removed) const { return !dead_without(removed)[node]; }

std::vector<Node> AndOrGraph::single_points_of_failure(Node product) const {
  std::vector<Node> points;
  if (!alive(product, -1)) return points;
  const std::vector<bool> upstream = upstream_of(suppliers_, std::span(&product, 1));
  for (Node node = 0; node < static_cast<Node>(names_.size()); ++node)
    if (upstream[node] && node != product && !alive(product, node)) points.push_back(node);
  return points;
}

}  // namespace quire::supplier_risk
