#pragma once

#include <map>
#include <string>
#include <vector>

#include "plugins/methods/inputs.hpp"
#include "supplier_risk/capacity.hpp"

namespace quire::methods {

/// Rows of supplier, buyer, category, essential and share as a capacity graph. Rows of one supplier
/// and need are summed, a value beats a blank; sums of a need that exceed 1 by rounding are scaled.
class CapacityRows {
 public:
  CapacityRows(const CsvTable& table, const std::vector<std::size_t>& rows);

  /// The node's place; a name that is new becomes a node without needs.
  supplier_risk::Node node(const std::string& name);
  const supplier_risk::CapacityGraph& graph() const { return graph_; }
  const std::string& status() const { return status_; }
  const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  supplier_risk::CapacityGraph graph_;
  std::map<std::string, supplier_risk::Node> places_;
  std::string status_ = "ok";
  std::vector<std::string> warnings_;
};

}  // namespace quire::methods
