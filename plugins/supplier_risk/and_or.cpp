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
  return find_name(names_, name).value_or(-1);
}

/// Counters are kept from one removal to the next and only those touched are set back, so that a
/// removal costs what it kills.
class AndOrGraph::Spread {
 public:
  explicit Spread(const AndOrGraph& graph) : graph_(&graph), dead_(graph.names_.size(), false) {
    for (std::size_t need = 0; need < graph.needs_.size(); ++need) {
      left_.push_back(graph.needs_[need].suppliers);
      if (left_.back() == 0) unmet_.push_back(graph.needs_[need].buyer);
    }
  }

  /// Whether a node of `enough` dies when `removed` (or nobody: -1) does.
  bool reaches(Node removed, const std::vector<bool>& enough) {
    bool found = false;
    std::vector<Node> queue;
    const auto kill = [&](Node node) {
      if (dead_[node]) return;
      dead_[node] = true;
      found = found || enough[node];
      queue.push_back(node);
    };
    for (const Node node : unmet_) kill(node);
    if (removed >= 0) kill(removed);
    std::vector<int> touched;
    for (std::size_t next = 0; next < queue.size() && !found; ++next)
      for (const int need : graph_->meets_[queue[next]]) {
        touched.push_back(need);
        if (--left_[need] == 0) kill(graph_->needs_[need].buyer);
      }
    for (const Node node : queue) dead_[node] = false;
    for (const int need : touched) ++left_[need];
    return found;
  }

 private:
  const AndOrGraph* graph_;
  std::vector<bool> dead_;
  std::vector<int> left_;    // by need: suppliers that work
  std::vector<Node> unmet_;  // buyers with a need that nobody is named for
};

bool AndOrGraph::alive(Node node, Node removed) const {
  std::vector<bool> wanted(names_.size(), false);
  wanted[node] = true;
  return !Spread(*this).reaches(removed, wanted);
}

std::vector<Node> AndOrGraph::single_points_of_failure(Node product) const {
  std::vector<Node> points;
  Spread spread(*this);
  // What stops a node that stops the product stops the product: nearest suppliers first, so that
  // most spreads end after a step.
  std::vector<bool> stops(names_.size(), false);
  stops[product] = true;
  if (spread.reaches(-1, stops)) return points;
  std::vector<bool> seen(names_.size(), false);
  std::vector<Node> queue{product};
  seen[product] = true;
  for (std::size_t next = 0; next < queue.size(); ++next) {
    const Node node = queue[next];
    for (const Node supplier : suppliers_[node]) {
      if (seen[supplier]) continue;
      seen[supplier] = true;
      queue.push_back(supplier);
    }
    if (node == product || !spread.reaches(node, stops)) continue;
    stops[node] = true;
    points.push_back(node);
  }
  std::sort(points.begin(), points.end());
  return points;
}

}  // namespace quire::supplier_risk
