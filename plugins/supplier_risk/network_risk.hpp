#pragma once

#include <optional>
#include <vector>

#include "supplier_risk/capacity.hpp"
#include "supplier_risk/monte_carlo.hpp"

namespace quire::supplier_risk {

/// Independent failures of nodes, and what they cost: the sum over nodes of the value at stake
/// times the part of its output that is lost (the unmapped rest delivers). By node, as in the
/// graph.
struct NetworkRisk {
  CapacityGraph graph;
  std::vector<double> failure_probability;  // 0 to 1
  std::vector<double> value_at_stake;       // any one unit
};

/// Exact, by all states of the nodes that can fail. Empty with more than 16 of them.
std::optional<LossDistribution> exact_distribution(const NetworkRisk& risk);

/// One number for each node that can fail: variable = place in the sorted list of their names.
Sampler sampler_of(const NetworkRisk& risk, std::uint64_t seed);

}  // namespace quire::supplier_risk
