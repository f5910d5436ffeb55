#pragma once

#include <optional>
#include <string>
#include <vector>

#include "supplier_risk/graph.hpp"

namespace quire::supplier_risk {

struct ShareRow {
  std::string supplier;
  std::string buyer;
  std::optional<double> share;  // 0 to 1 of the value of the buyer's inputs; empty: not known
};

/// Who buys which share of its inputs from whom. Rows of one pair are summed, a value beats a
/// blank. Cycles and self-loops stay: in-house use is fine here. Shares of zero are no links.
///
/// `status`: "ok", "invalid_negative" or "invalid_overfull"; with the last two there are no links.
/// `warnings`: codes of what the rows hold, before anything is mended; sorted.
struct ShareGraph {
  struct Link {
    Node supplier;
    double share;
  };
  std::string status;
  std::vector<std::string> warnings;
  std::vector<std::string> names;  // sorted
  Adjacency<Link> inputs;          // by buyer
  /// By buyer, the suppliers whose share is blank: together they have the whole rest.
  Adjacency<Node> unsized;
  std::vector<double> rest;  // by buyer, 1 - the sum of the known shares
  Components order;          // suppliers first
  /// Some loop passes all it gets back to itself: the spectral radius is 1 and walks have no end.
  bool closed_loop = false;

  std::optional<Node> find(const std::string& name) const;
};

/// `isolated`: names that are in the graph even if no row has them.
ShareGraph make_share_graph(const std::vector<ShareRow>& rows,
                            const std::vector<std::string>& isolated = {});

}  // namespace quire::supplier_risk
