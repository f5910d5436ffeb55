#pragma once

#include <optional>
#include <string>
#include <vector>

#include "supplier_risk/capacity.hpp"
#include "supplier_risk/monte_carlo.hpp"

namespace quire::supplier_risk {

/// A shock that takes down all of its nodes at once.
struct CommonShock {
  std::string name;
  double probability = 0;
  std::vector<Node> nodes;
};

/// Failures of nodes, each by its own cause or by a common shock, and what they cost: the sum over
/// nodes of the value at stake times the part of its output that is lost (the unmapped rest
/// delivers). By node, as in the graph.
struct NetworkRisk {
  CapacityGraph graph;
  std::vector<double> failure_probability;  // 0 to 1
  std::vector<double> value_at_stake;       // any one unit
  std::vector<CommonShock> shocks;
};

/// Exact, by all states of what can happen. Empty with more than 16 nodes and shocks.
std::optional<LossDistribution> exact_distribution(const NetworkRisk& risk);

/// One number for each node and shock: variable = place in the sorted list of the nodes that can
/// fail, then of the shocks.
Sampler sampler_of(const NetworkRisk& risk, std::uint64_t seed);

}  // namespace quire::supplier_risk
