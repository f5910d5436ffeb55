#pragma once

#include <map>
#include <string>

#include "policy_summary/condition_domain.hpp"

namespace quire::policy_summary::detail {

/// One part of the box: a piece for every variable.
using Part = std::map<std::string, const Piece*, std::less<>>;

/// The answer in one part; what is wrong, and which functions and named sets are missing, is added
/// to `found`.
Truth evaluate_part(const Expression& root, const Part& part, Evaluation& found);

}  // namespace quire::policy_summary::detail
