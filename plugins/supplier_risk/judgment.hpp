#pragma once

#include <optional>
#include <string>
#include <vector>

#include "supplier_risk/story.hpp"

namespace quire::supplier_risk {

/// How good the evidence under some links is. The dataset has one row for a link, so it is never
/// "high", which takes two sources: "moderate" when at least half of the links rest on a primary
/// one (regulation, vendor), else "low".
struct Evidence {
  std::string confidence;
  std::string because;
};

Evidence weigh(const std::vector<const Edge*>& links);

/// A listed firm without which several products would stop, if the reports about it hold.
struct SharedDependence {
  Node supplier = 0;
  std::vector<Node> products;
  std::vector<const Edge*> links;  // direct ones
  std::string likelihood;          // by the least sure link
};

/// The listed firm that most products hang on; empty when none does.
std::optional<SharedDependence> shared_listed_supplier(const Story& story);

/// Suppliers without which the product loses at least half for certain, direct ones first.
std::vector<Node> certain_suppliers(const Story& story, const Product& product);

}  // namespace quire::supplier_risk
