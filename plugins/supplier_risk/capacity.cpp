#include "supplier_risk/capacity.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "supplier_risk/linear_system.hpp"

namespace quire::supplier_risk {
namespace {

constexpr double kSettled = 1e-14;
constexpr double kNoise = 1e-15;
constexpr double kAlike = 1e-12;
// A loop that has not settled after so many sweeps is solved by linear systems; one that these do not settle may sweep on
// for a few hundredths of a second.
constexpr double kSweeps = 500;
constexpr int kJumps = 50;
constexpr double kSweepsBetweenJumps = 20;
constexpr double kLinkVisits = 1e7;

}  // namespace

CapacityModel::CapacityModel(const CapacityGraph& graph) {
  const std::size_t count = graph.needs.size();
  std::vector<Node> owners;
  std::vector<Node> suppliers;
  for (std::size_t buyer = 0; buyer < count; ++buyer) {
    first_need_.push_back(needs_.size());
    for (const Need& need : graph.needs[buyer]) {
      if (!need.essential) continue;
      const std::size_t begin = inputs_.size();
      for (const Supply& supply : need.supplies) {
        inputs_.push_back({supply.supplier, supply.share.value_or(-1), supply.confirmed});
        owners.push_back(static_cast<Node>(buyer));
        suppliers.push_back(supply.supplier);
      }
      needs_.push_back({begin, inputs_.size(), need.others});
    }
  }
  first_need_.push_back(needs_.size());
  order_ = suppliers_first({count, owners, suppliers});
  loop_.assign(order_.size(), 0);
  for (std::size_t c = 0; c < order_.size(); ++c) loop_[c] = order_[c].size() > 1;
  for (std::size_t i = 0; i < owners.size(); ++i)
    if (owners[i] == suppliers[i]) loop_[order_.of[owners[i]]] = 1;
}

/// What of one need is met when supplier u delivers y[u] of its output. What a buyer makes for itself is divided out: of
/// y = w y + r the largest solution is r / (1 - w), and 1 where it needs nobody else.
double CapacityModel::met(const FlatNeed& need, Node buyer, const std::vector<double>& y, Case which) const {
  double known = 0;  // shares with a number
  double own = 0;    // of them, the buyer's
  double arrives = 0;
  double most = need.others ? 1 : 0;
  double least = 1;
  bool open = false;  // a share is unknown
  for (std::size_t i = need.begin; i < need.end; ++i) {
    const Input& input = inputs_[i];
    const double output = y[input.supplier];
    if (input.share >= 0) {
      known += input.share;
      const bool flows = input.confirmed || which == Case::worst;
      if (flows && input.supplier == buyer)
        own += input.share;
      else
        arrives += input.share * (flows ? output : 1);
      continue;
    }
    open = true;
    most = std::max(most, input.confirmed ? output : 1);
    least = std::min(least, output);
  }
  const double rest = std::max(0.0, 1 - known);
  const double met = arrives + rest * (which == Case::best ? (open ? most : 1) : (open ? least : 0));
  const double others = known - own + rest;
  if (own == 0) return std::min(1.0, met);
  return others > kNoise ? std::min(1.0, met / others) : 1;
}

/// The need that holds a node down; null: none does. Of needs that are met alike the one that depends least on the node's
/// own loop: others may only say that the loop can go on as it does.
const CapacityModel::FlatNeed* CapacityModel::binding_need(Node node, const std::vector<double>& y, Case which) const {
  const auto within_loop = [&](const FlatNeed& need) {
    double share = 0;
    for (std::size_t i = need.begin; i < need.end; ++i)
      if (order_.of[inputs_[i].supplier] == order_.of[node]) share += inputs_[i].share;
    return share;
  };
  const FlatNeed* binding = nullptr;
  double least = 1;
  for (std::size_t n = first_need_[node]; n < first_need_[node + 1]; ++n) {
    const double part = met(needs_[n], node, y, which);
    const bool alike = binding != nullptr && std::abs(part - least) <= kAlike;
    if (alike ? within_loop(needs_[n]) >= within_loop(*binding) : part >= least) continue;
    least = std::min(least, part);
    binding = &needs_[n];
  }
  return binding;
}

/// Sweeps down from full output over one component; false when `most_sweeps` end it.
bool CapacityModel::settle(std::span<const Node> members, Case which,
                           const std::vector<char>& removed, double most_sweeps,
                           std::vector<double>& y) const {
  for (double sweep = 0; sweep < most_sweeps; ++sweep) {
    double change = 0;
    for (const Node node : members) {
      double output = removed[node] != 0 ? 0 : 1;
      for (std::size_t n = first_need_[node]; n < first_need_[node + 1]; ++n)
        output = std::min(output, met(needs_[n], node, y, which));
      output = std::min(output, y[node]);
      change = std::max(change, y[node] - output);
      y[node] = output;
    }
    if (change < kSettled) return true;
  }
  return false;
}

bool CapacityModel::jump(std::span<const Node> members, Case which,
                         const std::vector<char>& removed, std::vector<double>& y) const {
  std::map<Node, int> place;
  std::vector<std::pair<Node, const FlatNeed*>> bound;  // nodes held down by a need
  for (const Node node : members) {
    if (removed[node] != 0) continue;
    for (std::size_t n = first_need_[node]; n < first_need_[node + 1]; ++n)
      for (std::size_t i = needs_[n].begin; i < needs_[n].end; ++i)
        if (inputs_[i].share < 0) return false;  // a choice of suppliers, not a linear system
    const FlatNeed* binding = binding_need(node, y, which);
    if (binding == nullptr) continue;
    place.emplace(node, static_cast<int>(bound.size()));
    bound.emplace_back(node, binding);
  }
  if (bound.empty()) return false;
  LinearSystem system(bound.size());
  for (const auto& [node, need] : bound) {
    const int row = place.at(node);
    double known = 0;
    double own = 0;
    for (std::size_t i = need->begin; i < need->end; ++i) {
      const Input& input = inputs_[i];
      known += input.share;
      const auto inside = place.find(input.supplier);
      const bool flows = input.confirmed || which == Case::worst;
      if (flows && input.supplier == node)
        own += input.share;
      else if (flows && inside != place.end())
        system.add(row, inside->second, -input.share);
      else
        system.add_constant(row, input.share * (flows ? y[input.supplier] : 1));
    }
    const double rest = std::max(0.0, 1 - known);
    system.add(row, row, known - own + rest);
    if (which == Case::best) system.add_constant(row, rest);
  }
  const auto solution = system.solve();
  if (!solution) return false;
  for (std::size_t i = 0; i < bound.size(); ++i) {
    double& output = y[bound[i].first];
    output = std::clamp(solution->x[i], 0.0, output);
  }
  return true;
}

/// The largest solution of a loop; false when neither sweeps nor jumps reach it.
bool CapacityModel::settle_loop(std::span<const Node> members, Case which,
                                const std::vector<char>& removed, std::vector<double>& y) const {
  if (settle(members, which, removed, kSweeps, y)) return true;
  for (int round = 0; round < kJumps; ++round) {
    if (!jump(members, which, removed, y)) break;
    if (settle(members, which, removed, kSweepsBetweenJumps, y)) return true;
  }
  double links = 1;
  for (const Node node : members)
    for (std::size_t n = first_need_[node]; n < first_need_[node + 1]; ++n)
      links += static_cast<double>(needs_[n].end - needs_[n].begin);
  return settle(members, which, removed, kLinkVisits / links, y);
}

std::vector<double> CapacityModel::outputs(std::span<const Node> targets, Case which) const {
  std::vector<double> y(order_.nodes.size(), 1);
  std::vector<char> removed(y.size(), 0);
  for (const Node target : targets) removed[target] = 1;
  for (std::size_t c = 0; c < order_.size(); ++c) {
    const std::span<const Node> members = order_[c];
    // A loop still sinking when the work limit ends it has a loss between what it reached and all.
    const bool settled = loop_[c] != 0 ? settle_loop(members, which, removed, y)
                                       : (settle(members, which, removed, 1, y), true);
    if (!settled && which == Case::worst)
      for (const Node node : members) y[node] = 0;
  }
  return y;
}

std::vector<Interval> CapacityModel::losses_without(std::span<const Node> targets) const {
  const std::vector<double> best = outputs(targets, Case::best);
  const std::vector<double> worst = outputs(targets, Case::worst);
  std::vector<Interval> losses;
  losses.reserve(best.size());
  for (std::size_t node = 0; node < best.size(); ++node)
    losses.push_back(Interval::between(1 - best[node], 1 - worst[node]));
  return losses;
}

std::vector<double> CapacityModel::least_losses(std::span<const Node> targets) const {
  std::vector<double> losses = outputs(targets, Case::best);
  for (double& loss : losses) loss = 1 - loss;
  return losses;
}

}  // namespace quire::supplier_risk
