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

  enum class Answer { yes, no, not_within };

  /// Whether a node of `enough` dies when `removed` (or nobody: -1) does; asked no further than `most` deaths.
  Answer reaches(Node removed, const std::vector<bool>& enough, std::size_t most) {
    bool found = false;
    std::vector<Node>& queue = killed_;
    queue.clear();
    const auto kill = [&](Node node) {
      if (dead_[node]) return;
      dead_[node] = true;
      found = found || enough[node];
      queue.push_back(node);
    };
    for (const Node node : unmet_) kill(node);
    if (removed >= 0) kill(removed);
    std::vector<int> touched;
    for (std::size_t next = 0; next < queue.size() && !found && queue.size() <= most; ++next)
      for (const int need : graph_->meets_[queue[next]]) {
        touched.push_back(need);
        if (--left_[need] == 0) kill(graph_->needs_[need].buyer);
      }
    for (const Node node : queue) dead_[node] = false;
    for (const int need : touched) ++left_[need];
    if (found) return Answer::yes;
    return queue.size() <= most ? Answer::no : Answer::not_within;
  }

  /// What died when `reaches` was asked last.
  const std::vector<Node>& killed() const { return killed_; }

 private:
  std::vector<Node> killed_;
  const AndOrGraph* graph_;
  std::vector<bool> dead_;
  std::vector<int> left_;    // by need: suppliers that work
  std::vector<Node> unmet_;  // buyers with a need that nobody is named for
};

bool AndOrGraph::alive(Node node, Node removed) const {
  std::vector<bool> wanted(names_.size(), false);
  wanted[node] = true;
  return Spread(*this).reaches(removed, wanted, names_.size()) != Spread::Answer::yes;
}

std::vector<Node> AndOrGraph::suppliers_of(Node product) const {
  std::vector<bool> seen(names_.size(), false);
  std::vector<Node> queue{product};
  seen[product] = true;
  for (std::size_t next = 0; next < queue.size(); ++next)
    for (const Node supplier : suppliers_[queue[next]]) {
      if (seen[supplier]) continue;
      seen[supplier] = true;
      queue.push_back(supplier);
    }
  queue.erase(queue.begin());
  return queue;
}

std::vector<Node> AndOrGraph::single_points_of_failure(Node product) const {
  std::vector<Node> points;
  Spread spread(*this);
  std::vector<bool> stops(names_.size(), false);
  stops[product] = true;
  if (spread.reaches(-1, stops, names_.size()) == Spread::Answer::yes) return points;
  const std::vector<Node> suppliers = suppliers_of(product);
  const auto ask = [&](Node node, std::size_t most) {
    const Spread::Answer answer = spread.reaches(node, stops, most);
    if (answer == Spread::Answer::yes) {
      stops[node] = true;
      points.push_back(node);
    }
    return answer;
  };
  // What stops a node that stops the product stops the product: nearest suppliers first, so that
  // most spreads end after a step.
  constexpr std::size_t kShort = 64;
  std::vector<Node> open;
  for (const Node node : suppliers)
    if (ask(node, kShort) == Spread::Answer::not_within) open.push_back(node);
  // What dies with a node that does not stop the product does not stop it either: of long spreads the farthest first.
  std::vector<bool> harmless(names_.size(), false);
  for (auto node = open.rbegin(); node != open.rend(); ++node)
    if (!harmless[*node] && ask(*node, names_.size()) == Spread::Answer::no)
      for (const Node dead : spread.killed()) harmless[dead] = true;
  std::sort(points.begin(), points.end());
  return points;
}

}  // namespace quire::supplier_risk
