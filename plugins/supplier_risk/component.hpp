#pragma once

#include <string>
#include <string_view>

namespace quire::supplier_risk {

/// What a supplier makes, out of its free-text role: "deposition/etch" and "tools" are both
/// "process tools". A role that no rule knows is a component of its own.
std::string component_of(std::string_view role);

/// What a link delivers: its free text where that names a step of its own ("2.5D packaging" of a
/// firm that assembles, too), else the supplier's component.
std::string component_delivered(std::string_view goods, std::string_view of_supplier);

}  // namespace quire::supplier_risk
