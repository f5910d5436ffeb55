#pragma once

#include <set>
#include <string>
#include <vector>

#include "supplier_risk/findings.hpp"

namespace quire::supplier_risk {

/// A supplier that a product cannot do without, by who can supply whom; amounts do not count. Every
/// link on record is taken as real, the unconfirmed ones too.
struct WeakPoint {
  Node supplier = 0;
  std::vector<Node> products;
  bool stops = false;   // AND/OR: some essential component of the product has no supplier left
  bool passes = false;  // on every route from any raw source: a dominator
  bool hidden = false;  // at least two links away, behind several direct suppliers
  std::vector<const Edge*> links;  // that it supplies, on paths to these products
};

/// Those that stop most products first.
std::vector<WeakPoint> find_weak_points(const Network& network,
                                        const std::vector<Purchase>& purchases,
                                        const std::vector<Product>& products);

}  // namespace quire::supplier_risk
