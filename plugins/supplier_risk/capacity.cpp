#include "supplier_risk/capacity.hpp"

#include <algorithm>
#include <cmath>

namespace quire::supplier_risk {
namespace {

constexpr double kSettled = 1e-14;
// Work limit for one loop: a few hundredths of a second, or the sweeps a large one needs.
constexpr double kLinkVisits = 1e7;
constexpr double kSweeps = 1000;

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

/// What of one need is met when supplier u delivers y[u] of its output.
double CapacityModel::met(const FlatNeed& need, const std::vector<double>& y, Case which) const {
  double known = 0;  // shares with a number
  double arrives = 0;
  double most = need.others ? 1 : 0;
  double least = 1;
  bool open = false;  // a share is unknown
  for (std::size_t i = need.begin; i < need.end; ++i) {
    const Input& input = inputs_[i];
    const double output = y[input.supplier];
    if (input.share >= 0) {
      known += input.share;
      arrives += input.share * (input.confirmed || which == Case::worst ? output : 1);
      continue;
    }
    open = true;
    most = std::max(most, input.confirmed ? output : 1);
    least = std::min(least, output);
  }
  const double rest = std::max(0.0, 1 - known);
  if (which == Case::best) return std::min(1.0, arrives + rest * (open ? most : 1));
  return std::min(1.0, arrives + rest * (open ? least : 0));
}

/// Sweeps down from full output over one loop; false when the work limit ends it.
bool CapacityModel::settle(std::span<const Node> members, Case which,
                           const std::vector<char>& removed, std::vector<double>& y) const {
  double links = 1;
  for (const Node node : members)
    for (std::size_t n = first_need_[node]; n < first_need_[node + 1]; ++n)
      links += static_cast<double>(needs_[n].end - needs_[n].begin);
  const bool loop = loop_[order_.of[members[0]]] != 0;
  const double sweeps = loop ? std::max(kSweeps, kLinkVisits / links) : 1;
  for (double sweep = 0; sweep < sweeps; ++sweep) {
    double change = 0;
    for (const Node node : members) {
      double output = removed[node] != 0 ? 0 : 1;
      for (std::size_t n = first_need_[node]; n < first_need_[node + 1]; ++n)
        output = std::min(output, met(needs_[n], y, which));
      change = std::max(change, std::abs(output - y[node]));
      y[node] = output;
    }
    if (!loop || change < kSettled) return true;
  }
  return false;
}

std::vector<double> CapacityModel::outputs(std::span<const Node> targets, Case which) const {
  std::vector<double> y(order_.nodes.size(), 1);
  std::vector<char> removed(y.size(), 0);
  for (const Node target : targets) removed[target] = 1;
  for (std::size_t c = 0; c < order_.size(); ++c) {
    const std::span<const Node> members = order_[c];
    // A loop still sinking when the work limit ends it has a loss between what it reached and all.
    if (!settle(members, which, removed, y) && which == Case::worst)
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
