#pragma once

#include "quire/plugin.hpp"

namespace quire::supplier_risk {

/// The section on concentration, single sources, listed suppliers and what hangs on each of them;
/// with the option `focus`, the short one about one product.
class SupplierRisk {
 public:
  void analyze(const Dataset& data, const Options& options, Section& section);
};

}  // namespace quire::supplier_risk
