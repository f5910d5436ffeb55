#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/interval.hpp"
#include "supplier_risk/graph.hpp"

namespace quire::supplier_risk {

using analysis::Interval;

struct Supply {
  Node supplier = 0;
  std::optional<double> share;  // 0 to 1 of the need; empty: unknown
  bool confirmed = true;        // false: reported or restricted, it may not flow at all
};

/// One category of a buyer's inputs. All essential needs must be met (AND); within one, the
/// supplies add up (OR).
struct Need {
  std::string category;
  bool essential = true;
  bool others = false;  // there are suppliers that nobody named
  std::vector<Supply> supplies;
};

/// `needs[v]`: what node v buys. Shares of a need may sum to less than 1: the rest is supply that
/// is not mapped.
struct CapacityGraph {
  std::vector<std::string> names;
  std::vector<std::vector<Need>> needs;
};

/// By node v, the part of v's output that is lost when `target` delivers nothing, 0 to 1: one minus
/// the greatest solution of y_target = 0, y_v = min(1, min over essential needs of Σ_u w_uv y_u +
/// rest), METHODS reading of Diem et al. 2022. No stocks, no substitution, shares fixed.
///
/// Low: the unmapped rest delivers; shares nobody knows lie with the supplier that still delivers
/// most; what is not confirmed is replaced. High: the rest fails too; unknown shares lie with the
/// supplier that delivers least; what is not confirmed is as reported. Each bound is one node's
/// own: the bounds of two nodes need not be reached together.
std::vector<Interval> losses_without(const CapacityGraph& graph, Node target);

}  // namespace quire::supplier_risk
