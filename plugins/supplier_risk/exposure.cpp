#include "supplier_risk/exposure.hpp"

#include <algorithm>
#include <cmath>

#include "supplier_risk/linear_system.hpp"

namespace quire::supplier_risk {
namespace {

constexpr double kSettled = 1e-14;  // largest change of a last sweep
// A loop that has not settled after so many sweeps is solved directly, up to that size; a larger
// one may sweep on for about a second.
constexpr int kSweeps = 500;
constexpr std::size_t kLargestSolved = 3000;
constexpr double kLinkVisits = 5e8;

enum class Bound { low, high };

/// One system h = A h with the targets fixed at 1.
class HitSystem {
 public:
  HitSystem(const ShareGraph& graph, std::span<const Node> targets, Bound bound)
      : graph_(&graph), bound_(bound), hit_(graph.names.size(), 0), fixed_(graph.names.size(), 0) {
    for (const Node target : targets) fix(target);
  }

  void fix(Node node) {
    hit_[node] = 1;
    fixed_[node] = 1;
  }
  const std::vector<double>& hit() const { return hit_; }

  /// Solves all components in order; those that could not be settled stay below the solution and
  /// are returned.
  std::vector<Node> solve() {
    std::vector<Node> unsettled;
    for (std::size_t c = first_component(); c < graph_->order.size(); ++c) {
      const std::span<const Node> members = graph_->order[c];
      if (members.size() == 1 && !buys_from_itself(members[0]))
        settle_one(members[0]);
      else if (!sweep(members, kSweeps) && !solve_directly(members) &&
               !sweep(members, kLinkVisits / static_cast<double>(graph_->inputs.link_count() + 1)))
        unsettled.insert(unsettled.end(), members.begin(), members.end());
    }
    return unsettled;
  }

 private:
  /// Components before the first target's hold no hits.
  std::size_t first_component() const {
    std::size_t first = graph_->order.size();
    for (std::size_t node = 0; node < fixed_.size(); ++node)
      if (fixed_[node] != 0)
        first = std::min(first, static_cast<std::size_t>(graph_->order.of[node]));
    return first;
  }

  bool buys_from_itself(Node node) const {
    const auto links = graph_->inputs[node];
    const auto blanks = graph_->unsized[node];
    return std::any_of(links.begin(), links.end(),
                       [&](const auto& l) { return l.supplier == node; }) ||
           std::find(blanks.begin(), blanks.end(), node) != blanks.end();
  }

  double inflow(Node node) const {
    double sum = 0;
    for (const ShareGraph::Link& link : graph_->inputs[node])
      sum += link.share * hit_[link.supplier];
    const std::span<const Node> blanks = graph_->unsized[node];
    if (blanks.empty()) return sum;
    double chosen = hit_[blanks[0]];
    for (const Node supplier : blanks)
      chosen = bound_ == Bound::low ? std::min(chosen, hit_[supplier])
                                    : std::max(chosen, hit_[supplier]);
    return sum + graph_->rest[node] * chosen;
  }

  void settle_one(Node node) {
    if (fixed_[node] == 0) hit_[node] = std::min(1.0, inflow(node));
  }

  /// Gauss-Seidel from below climbs to the smallest solution. False when `most` sweeps end it.
  bool sweep(std::span<const Node> members, double most) {
    for (double done = 0; done < most; ++done) {
      double change = 0;
      for (const Node node : members) {
        if (fixed_[node] != 0) continue;
        const double next = std::min(1.0, inflow(node));
        change = std::max(change, std::abs(next - hit_[node]));
        hit_[node] = next;
      }
      if (change < kSettled) return true;
    }
    return false;
  }

  /// Only loops that leak get here without settling, so that the system is regular.
  bool solve_directly(std::span<const Node> members) {
    if (members.size() > kLargestSolved) return false;
    std::vector<Node> free;
    std::vector<int> place(hit_.size(), -1);
    for (const Node node : members) {
      if (!graph_->unsized[node].empty()) return false;
      if (fixed_[node] != 0) continue;
      place[node] = static_cast<int>(free.size());
      free.push_back(node);
    }
    LinearSystem system(free.size());
    for (const Node node : free) {
      const int row = place[node];
      system.add(row, row, 1);
      for (const ShareGraph::Link& link : graph_->inputs[node]) {
        if (place[link.supplier] >= 0)
          system.add(row, place[link.supplier], -link.share);
        else
          system.add_constant(row, link.share * hit_[link.supplier]);
      }
    }
    const auto solution = system.solve();
    if (!solution) return false;
    for (std::size_t i = 0; i < free.size(); ++i)
      hit_[free[i]] = std::clamp((*solution)[i], hit_[free[i]], 1.0);
    return true;
  }

  const ShareGraph* graph_;
  Bound bound_;
  std::vector<double> hit_;
  std::vector<char> fixed_;
};

}  // namespace

std::vector<Interval> hit_shares(const ShareGraph& graph, std::span<const Node> targets) {
  HitSystem low(graph, targets, Bound::low);
  const std::vector<Node> unsettled = low.solve();
  std::vector<Interval> hit;
  hit.reserve(graph.names.size());
  if (unsettled.empty() && graph.unsized.link_count() == 0) {
    for (const double share : low.hit()) hit.emplace_back(share);
    return hit;
  }
  HitSystem high(graph, targets, Bound::high);
  // What cannot be settled may be all: fixed at 1, the rest is solved again.
  for (const Node node : unsettled) high.fix(node);
  for (std::vector<Node> open = high.solve(); !open.empty(); open = high.solve())
    for (const Node node : open) high.fix(node);
  for (std::size_t node = 0; node < graph.names.size(); ++node)
    hit.push_back(Interval::between(low.hit()[node], high.hit()[node]));
  return hit;
}

Exposure expose(const ShareGraph& graph, Node target) {
  Exposure exposure;
  exposure.hit = hit_shares(graph, std::span(&target, 1));
  double bought = 0;
  Interval returned = 0;  // chance that a walk from the target comes back to it
  for (const ShareGraph::Link& link : graph.inputs[target]) {
    bought += link.share;
    returned = returned + exposure.hit[link.supplier] * Interval(link.share);
  }
  const bool defined = !graph.closed_loop && graph.unsized.link_count() == 0 && returned.high() < 1;
  const Interval own = defined ? Interval(1) / (Interval(1) - returned) : Interval();
  const Interval added = std::max(0.0, 1 - bought);
  exposure.gross.resize(exposure.hit.size());
  exposure.origin.resize(exposure.hit.size());
  for (std::size_t v = 0; defined && v < exposure.hit.size(); ++v) {
    exposure.gross[v] = exposure.hit[v] * own;
    exposure.origin[v] = exposure.gross[v] * added;
  }
  return exposure;
}

}  // namespace quire::supplier_risk
