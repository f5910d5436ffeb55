#pragma once

#include <string>
#include <vector>

#include "supplier_risk/graph.hpp"

namespace quire::supplier_risk {

/// A supplier that could meet one essential need of a buyer; any one of them is enough (OR), and
/// every need must be met (AND).
struct AndOrRow {
  std::string buyer;
  std::string category;
  std::string supplier;
};

/// Needs and who can meet them. Self-supply is dropped, duplicates are merged.
class AndOrGraph {
 public:
  explicit AndOrGraph(const std::vector<AndOrRow>& rows);

  /// Every name in the rows, sorted.
  const std::vector<std::string>& names() const { return names_; }
  /// -1 without such a node.
  Node find(const std::string& name) const;

  /// Whether the node still works when `removed` (or nobody: -1) does not. Greatest fixed point:
  /// nodes that can only keep each other alive stay alive.
  bool alive(Node node, Node removed) const;

  /// Nodes upstream of the product whose single removal stops it, in order of names. Among them
  /// are hidden single sources: behind two direct suppliers stands one. Empty when the product
  /// does not work to begin with.
  std::vector<Node> single_points_of_failure(Node product) const;

 private:
  struct Need {
    Node buyer;
    int suppliers;
  };
  /// Spreads failure from `removed` until one of `enough` is dead, or nothing more dies.
  class Spread;
  /// Everything upstream, nearest first.
  std::vector<Node> suppliers_of(Node product) const;

  std::vector<std::string> names_;
  std::vector<Need> needs_;
  Adjacency<int> meets_;       // by supplier: the needs it could meet
  Adjacency<Node> suppliers_;  // by buyer
};

}  // namespace quire::supplier_risk
