#pragma once

#include <string>
#include <string_view>

namespace quire::supplier_risk {

/// What a supplier makes, out of its free-text role: "deposition/etch" and "tools" are both
/// "process tools". A role that no rule knows is a component of its own.
std::string component_of(std::string_view role);

}  // namespace quire::supplier_risk
