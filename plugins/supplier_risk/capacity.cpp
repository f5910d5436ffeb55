#include "supplier_risk/capacity.hpp"

#include <algorithm>
#include <cmath>

namespace quire::supplier_risk {
namespace {

constexpr double kSettled = 1e-14;
// Work limit for one loop: a few hundredths of a second, or the sweeps a large one needs.
constexpr double kLinkVisits = 1e6;
constexpr double kSweeps = 1000;

enum class Case { best, worst };

/// What of one need is met when supplier u delivers y[u] of its output.
double met(const Need& need, const std::vector<double>& y, Case which) {
  double known = 0;  // shares with a number
  double arrives = 0;
  double most = need.others ? 1 : 0;
  double least = 1;
  bool open = false;  // a share is unknown
  for (const Supply& supply : need.supplies) {
    const double output = y[supply.supplier];
    if (supply.share) {
      known += *supply.share;
      arrives += *supply.share * (supply.confirmed || which == Case::worst ? output : 1);
      continue;
    }
    open = true;
    most = std::max(most, supply.confirmed ? output : 1);
    least = std::min(least, output);
  }
  const double rest = std::max(0.0, 1 - known);
  if (which == Case::best) return std::min(1.0, arrives + rest * (open ? most : 1));
  return std::min(1.0, arrives + rest * (open ? least : 0));
}

/// Sweeps down from full output over one component; `loop`: a sweep may change what it read.
bool settle(const CapacityGraph& graph, const std::vector<Node>& component, bool loop, Node target,
            Case which, std::vector<double>& y) {
  double links = 0;
  for (Node node : component)
    for (const Need& need : graph.needs[node]) links += static_cast<double>(need.supplies.size());
  const double sweeps = std::max(kSweeps, kLinkVisits / (links + 1));
  for (double sweep = 0; sweep < sweeps; ++sweep) {
    double change = 0;
    for (Node node : component) {
      double output = node == target ? 0 : 1;
      for (const Need& need : graph.needs[node])
        if (need.essential) output = std::min(output, met(need, y, which));
      change = std::max(change, std::abs(output - y[node]));
      y[node] = output;
    }
    if (!loop || change < kSettled) return true;
  }
  return false;
}

}  // namespace

std::vector<Interval> losses_without(const CapacityGraph& graph, Node target) {
  std::vector<std::vector<Node>> suppliers(graph.names.size());
  for (std::size_t buyer = 0; buyer < graph.names.size(); ++buyer)
    for (const Need& need : graph.needs[buyer])
      for (const Supply& supply : need.supplies) suppliers[buyer].push_back(supply.supplier);

  std::vector<double> best(graph.names.size(), 1);
  std::vector<double> worst(graph.names.size(), 1);
  for (const std::vector<Node>& component : suppliers_first(suppliers)) {
    const std::vector<Node>& own = suppliers[component.front()];
    const bool loop =
        component.size() > 1 || std::find(own.begin(), own.end(), component.front()) != own.end();
    // A loop still sinking when the work limit ends it has a loss between what it reached and all.
    settle(graph, component, loop, target, Case::best, best);
    if (!settle(graph, component, loop, target, Case::worst, worst))
      for (Node node : component) worst[node] = 0;
  }
  std::vector<Interval> losses;
  for (std::size_t node = 0; node < best.size(); ++node)
    losses.push_back(Interval::between(1 - best[node], 1 - worst[node]));
  return losses;
}

}  // namespace quire::supplier_risk
