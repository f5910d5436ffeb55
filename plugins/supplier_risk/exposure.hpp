#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/interval.hpp"
#include "supplier_risk/graph.hpp"

namespace quire::supplier_risk {

using analysis::Interval;

struct ShareRow {
  std::string supplier;
  std::string buyer;
  double share = 0;  // 0 to 1 of the value of the buyer's inputs
};

/// Who buys which share of its inputs from whom. Rows of one pair are summed. Cycles and self-loops
/// stay: in-house use is fine here.
///
/// `status`: "ok", "invalid_negative" or "invalid_overfull"; with the last two there are no links.
struct ShareGraph {
  struct Link {
    Node supplier;
    double share;
  };
  std::string status;
  std::vector<std::string> warnings;          // codes, sorted
  std::vector<std::string> names;             // sorted
  std::vector<std::vector<Link>> inputs;      // by buyer
  std::vector<std::vector<Node>> components;  // suppliers first

  std::optional<Node> find(const std::string& name) const;
};

/// `isolated`: names that are in the graph even if no row has them.
ShareGraph make_share_graph(const std::vector<ShareRow>& rows,
                            const std::vector<std::string>& isolated = {});

/// By node v: the share of v's supply that passes through one of `targets` at least once, that is
/// the smallest non-negative solution of h_x = 1, h_v = Σ_u A_uv h_u (Norris 1997, theorem 1.3.2).
/// A number, or lower bound to 1 in the rare loop that keeps nearly all it has and cannot be
/// settled within the work limit.
std::vector<Interval> hit_shares(const ShareGraph& graph, const std::vector<Node>& targets);

struct Exposure {
  std::vector<Interval> hit;
  std::vector<Interval> gross;   // over all walks; unknown in a closed loop
  std::vector<Interval> origin;  // gross times the value added at the target
};

/// How every node depends on `target`, gross by L_xv = hit_xv · L_xx (Kemeny and Snell 1960).
Exposure expose(const ShareGraph& graph, Node target);

}  // namespace quire::supplier_risk
