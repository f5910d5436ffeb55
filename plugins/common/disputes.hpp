#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quire/plugin.hpp"

namespace quire::analysis {

/// A figure on which sources disagree: a row of the table "conflicts".
struct Dispute {
  std::string entity;
  std::string field;  // a column of "chips", or a derived figure such as "TPP"
  std::string value_a, source_a, value_b, source_b;
  std::vector<double> numbers;  // those of value_a, value_b and other_values that are numbers
  bool typing_error = false;    // one source mistyped: the other stands, nothing is disputed
  quire_row row{};
};

/// The table "conflicts", in its order.
std::vector<Dispute> read_disputes(const Dataset& data);

/// The numbers of a cell like "280.8 (TPP 4493 via AInvest); 314.6": an item counts when it is a
/// number, alone or before a bracket. Prose such as "TPP 2368 assumed" gives none.
std::vector<double> numbers_in(std::string_view cell);

}  // namespace quire::analysis
