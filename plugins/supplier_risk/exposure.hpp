#pragma once

#include <span>
#include <vector>

#include "common/interval.hpp"
#include "supplier_risk/share_graph.hpp"

namespace quire::supplier_risk {

using analysis::Interval;

/// By node v: the share of v's supply that passes through one of `targets` at least once, that is
/// the smallest non-negative solution of h_x = 1, h_v = Σ_u A_uv h_u (Norris 1997, theorem 1.3.2).
/// Defined in closed loops too. Blank shares give bounds: the rest lies with the supplier that
/// passes through least, or most. Bounds also where a very large loop that keeps nearly all it has
/// cannot be settled to ten digits within the work limit.
std::vector<Interval> hit_shares(const ShareGraph& graph, std::span<const Node> targets);

struct Exposure {
  std::vector<Interval> hit;
  std::vector<Interval> gross;   // over all walks; unknown when a loop of the graph is closed
  std::vector<Interval> origin;  // gross times the value added at the target
};

/// How every node depends on `target`, gross by L_xv = hit_xv · L_xx (Kemeny and Snell 1960).
Exposure expose(const ShareGraph& graph, Node target);

}  // namespace quire::supplier_risk
