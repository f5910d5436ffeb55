#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "supplier_risk/graph.hpp"

namespace quire::supplier_risk {

/// A site or firm in the network of flows. Amounts are units, and units per period.
struct FlowNode {
  std::string name;
  std::optional<double> capacity;  // most made per period; empty: unlimited
  double stock = 0;                // units on hand
  double demand = 0;               // units sold per period
  double margin = 0;               // lost per unit not sold
  std::optional<double> recovery;  // TTR: periods until it works again
};

/// `units` of the supplier's product go into one unit of the buyer's, as its input `category`.
struct FlowLink {
  Node supplier = 0;
  Node buyer = 0;
  std::string category;
  double units = 1;
};

struct FlowNetwork {
  std::vector<FlowNode> nodes;
  std::vector<FlowLink> links;
};

/// TTS: the longest time for which all demand can be met without some nodes (Simchi-Levi et al.
/// 2015); infinite when they are not needed. An upper bound: flows are cumulative, stock anywhere
/// can be used at once.
///
/// This and `lost_margin` are linear programmes over production u, shipments y, sales z and (here)
/// the time T: u_j <= Σ y/r for each input; Σ y out + z_j <= u_j + stock_j; u_j <= capacity_j T, 0
/// when disrupted; sales exactly demand for as long as can be, or demand less what is lost. All amounts
/// are at least 0. Solved by CLP's dual simplex, each node's units scaled to what demand takes of them;
/// only objective values are used, the flows need not be unique. Both throw std::runtime_error when the
/// solver gives up.
double time_to_survive(const FlowNetwork& network, std::span<const Node> disrupted);

/// PI: what is not sold over that time at the best use of what is left, times the margins.
double lost_margin(const FlowNetwork& network, std::span<const Node> disrupted, double periods);

/// What the loss of some nodes does until they are back, whatever its cause.
struct Survival {
  double time_to_survive = 0;
  std::optional<double> recovery;     // the longest TTR of the nodes; empty: none is known
  std::optional<double> lost_margin;  // over that time
  /// Of it, what the disruption adds to a shortage that is there anyway.
  std::optional<double> added_loss;
};
Survival survival_without(const FlowNetwork& network, std::span<const Node> disrupted);

/// REI: each impact as a part of the largest; all 0 when none is above 0, empty where unknown.
std::vector<std::optional<double>> exposure_index(std::span<const Survival> survivals);

}  // namespace quire::supplier_risk
