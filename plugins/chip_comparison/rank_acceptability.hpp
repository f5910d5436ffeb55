#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace quire::chip_comparison {

/// How one option fares over all ways to weight the criteria.
struct Acceptability {
  std::vector<double> ranks;  // share of weightings in which it is 1st, 2nd, …
  /// The mean of the weightings that make it first; empty when none does.
  std::optional<std::vector<double>> central_weights;
};

/// SMAA-2 (Lahdelma and Salminen 2001): weights uniform over all that are non-negative and sum to
/// 1, value = weighted sum, rank = 1 + the number of better options, so that ties share the better
/// rank. `options`: one row of values in 0 to 1 each, scaled by fixed bounds before. With 10^6
/// draws a share is right to 0.001.
std::vector<Acceptability> rank_acceptabilities(std::span<const std::vector<double>> options,
                                                std::int64_t draws, std::uint64_t seed);

}  // namespace quire::chip_comparison
