#include "supplier_risk/exposure.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "supplier_risk/linear_system.hpp"

namespace quire::supplier_risk {
namespace {

// A loop that has not settled after so many sweeps is solved as a linear system; one that no system can be made of may
// sweep on for about a second.
constexpr int kSweeps = 500;
constexpr double kLinkVisits = 5e8;
constexpr double kWhole = 1 - 1e-12;  // of a sum of shares
constexpr double kExact = 1e-10;      // half the width of what counts as one number

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
      if (members.size() == 1 && !may_hold_its_rest(members[0]))
        settle_one(members[0]);
      else if (!absorb(members) && !sweep(members, kSweeps) && !solve_directly(members) &&
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

  /// Whether what nobody is named for may be the node's own.
  bool may_hold_its_rest(Node node) const {
    const std::span<const Node> blanks = graph_->unsized[node];
    return std::find(blanks.begin(), blanks.end(), node) != blanks.end();
  }

  /// The part that a node does not buy from itself: what it buys from others and what it adds. Summed, not 1 less its own
  /// share, which would lose the digits of a small part.
  double not_own(Node node) const {
    double own = 0;
    double others = graph_->unsized[node].empty() ? 0 : graph_->rest[node];
    for (const ShareGraph::Link& link : graph_->inputs[node]) (link.supplier == node ? own : others) += link.share;
    if (own == 0) return 1;
    constexpr double kNoise = 1e-15;
    const double added = 1 - own - others;
    return others + (added > kNoise ? added : 0);
  }

  /// What comes in from others, over the part that the node does not buy from itself: a node that meets a target in
  /// w of its own product and r of the rest does so in r / (1 - w).
  double inflow(Node node) const {
    double sum = 0;
    bool buys_from_itself = false;
    for (const ShareGraph::Link& link : graph_->inputs[node]) {
      if (link.supplier == node)
        buys_from_itself = true;
      else
        sum += link.share * hit_[link.supplier];
    }
    const std::span<const Node> blanks = graph_->unsized[node];
    if (!blanks.empty()) {
      double chosen = hit_[blanks[0]];
      for (const Node supplier : blanks)
        chosen = bound_ == Bound::low ? std::min(chosen, hit_[supplier]) : std::max(chosen, hit_[supplier]);
      sum += graph_->rest[node] * chosen;
    }
    return buys_from_itself && sum > 0 ? sum / not_own(node) : sum;
  }

  void settle_one(Node node) {
    if (fixed_[node] == 0) hit_[node] = std::min(1.0, inflow(node));
  }

  /// A loop that keeps all it has but what passes through targets: whoever goes round it long enough meets one. True where
  /// it is such a loop, which no sweep would settle.
  bool absorb(std::span<const Node> members) {
    bool any_way_out = false;
    for (const Node node : members) {
      if (fixed_[node] != 0) {
        any_way_out = true;
        continue;
      }
      if (!graph_->unsized[node].empty()) return false;
      double bought = 0;
      for (const ShareGraph::Link& link : graph_->inputs[node]) {
        bought += link.share;
        const bool outside = graph_->order.of[link.supplier] != graph_->order.of[node];
        if (!outside || link.share == 0) continue;
        if (hit_[link.supplier] < 1) return false;
        any_way_out = true;
      }
      if (bought < kWhole) return false;
    }
    if (!any_way_out) return false;
    for (const Node node : members) hit_[node] = 1;
    return true;
  }

  /// Gauss-Seidel from below climbs to the smallest solution. False when `most` sweeps end it. Settled is what hardly moves
  /// and would hardly move in sum: what changes shrink by from sweep to sweep tells how far there is to go.
  bool sweep(std::span<const Node> members, double most) {
    double before = 0;  // the last sweep's change
    for (double done = 0; done < most; ++done) {
      double change = 0;    // the largest
      double relative = 0;  // to what there is
      for (const Node node : members) {
        if (fixed_[node] != 0) continue;
        const double next = std::min(1.0, inflow(node));
        const double moved = std::abs(next - hit_[node]);
        change = std::max(change, moved);
        if (moved > 0) relative = std::max(relative, moved / std::max(next, hit_[node]));
        hit_[node] = next;
      }
      constexpr double kNoise = 1e-15;  // of a sum near 1
      constexpr double kNoiseSweeps = 50;  // after which the last digits only toggle
      constexpr double kSettled = 1e-14;
      const double shrinks = before > 0 ? std::min(change / before, 1.0) : 1;
      const bool hardly_more = change * shrinks <= kSettled * (1 - shrinks);
      if (change == 0 || (relative < kSettled && (hardly_more || (change < kNoise && done > kNoiseSweeps)))) return true;
      before = change;
    }
    return false;
  }

  /// A loop without blanks as a linear system, h = A h + b of its members that are no targets.
  struct LoopSystem {
    std::vector<Node> free;
    std::vector<int> place;  // of each node among `free`; -1
  };

  bool solve_directly(std::span<const Node> members) {
    LoopSystem loop{{}, std::vector<int>(hit_.size(), -1)};
    for (const Node node : members) {
      if (!graph_->unsized[node].empty()) return false;
      if (fixed_[node] != 0) continue;
      loop.place[node] = static_cast<int>(loop.free.size());
      loop.free.push_back(node);
    }
    const LinearSystem system = system_of(loop, [&](Node node) {
      double outside = 0;
      for (const ShareGraph::Link& link : graph_->inputs[node])
        if (loop.place[link.supplier] < 0) outside += link.share * hit_[link.supplier];
      return outside;
    });
    const auto solution = system.solve();
    if (!solution || (!solution->is_direct && !is_near(solution->x, system, loop))) return false;
    for (std::size_t i = 0; i < loop.free.size(); ++i)
      hit_[loop.free[i]] = std::clamp(solution->x[i], hit_[loop.free[i]], 1.0);
    return true;
  }

  template <class Constant>
  LinearSystem system_of(const LoopSystem& loop, Constant constant) const {
    LinearSystem system(loop.free.size());
    for (const Node node : loop.free) {
      const int row = loop.place[node];
      system.add(row, row, not_own(node));
      system.add_constant(row, constant(node));
      for (const ShareGraph::Link& link : graph_->inputs[node])
        if (link.supplier != node && loop.place[link.supplier] >= 0)
          system.add(row, loop.place[link.supplier], -link.share);
    }
    return system;
  }

  /// Whether what a solver gave is right to ten digits. Any h with h >= A h + b lies above the smallest solution, any with
  /// h <= A h + b below: so a little more, and less, of how far an error of one step adds up is held against the equations.
  bool is_near(const std::vector<double>& solution, const LinearSystem& system, const LoopSystem& loop) const {
    const LinearSystem steps = system_of(loop, [](Node) { return 1.0; });
    const auto reach = steps.solve();
    if (!reach) return false;
    double wrong = 0;  // the most that an equation is missed by
    for (const double residual : system.residuals(solution)) wrong = std::max(wrong, std::abs(residual));
    double least = 1;  // what a step of `reach` is worth at least
    for (const double residual : steps.residuals(reach->x)) least = std::min(least, 1 + residual);
    const auto [nearest, farthest] = std::minmax_element(reach->x.begin(), reach->x.end());
    return *nearest >= 0 && least > 0.5 && wrong / least * *farthest <= kExact;
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
