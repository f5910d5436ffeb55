#pragma once

#include <span>
#include <vector>

#include "chip_comparison/pareto.hpp"

namespace quire::chip_comparison {

/// Closeness to the ideal option, 0 to 1 (Hwang and Yoon 1981), with vector normalisation. Kept as
/// a warning: an option that nobody would choose can turn the order of the others round (García-
/// Cascales and Lamata 2012), which is why no chip is ranked by it.
std::vector<double> topsis_closeness(std::span<const std::vector<double>> options,
                                     std::span<const double> weights,
                                     std::span<const Sense> senses);

}  // namespace quire::chip_comparison
