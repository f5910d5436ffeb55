#pragma once

#include <map>
#include <string>
#include <vector>

#include "policy_summary/condition.hpp"
#include "policy_summary/condition_expression.hpp"

namespace quire::policy_summary::detail {

/// One part of all that a variable may be, in which no comparison of the condition with a written
/// number or text changes.
struct Piece {
  Fact fact;         // for a number, its bounds in this part
  double point = 0;  // for a number, one inside
  bool open_low = false;   // a cut, which is a part of its own
  bool open_high = false;
};

/// The parts of one variable, in order. One part: it is settled as far as the condition goes.
struct Domain {
  std::string name;
  std::vector<Piece> pieces;
};

/// Cuts every variable of the condition: known numbers at the written numbers inside their bounds,
/// unknown ones wherever they are compared; a missing text into each written one and any other.
std::vector<Domain> domains_of(const Expression& root, const Facts& facts);

/// Whether a number in one part may be one in the other divided by the divisor.
bool can_be_quotient(const Piece& quotient, const Piece& dividend, Interval divisor);

}  // namespace quire::policy_summary::detail
