#include "chip_comparison/rank_acceptability.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "common/random.hpp"

namespace quire::chip_comparison {
namespace {

/// A point drawn evenly from the simplex: exponential numbers over their sum. Each point serves
/// once in every rotation, which is as even and spreads the points better.
void draw_weights(std::uint64_t seed, std::uint64_t scenario, std::vector<double>& weights) {
  const std::uint64_t point = scenario / weights.size();
  if (scenario % weights.size() != 0) {
    std::rotate(weights.begin(), weights.begin() + 1, weights.end());
    return;
  }
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    weights[i] =
        -std::log1p(-analysis::draw(seed, {point, static_cast<std::uint32_t>(i), 0}).first);
    sum += weights[i];
  }
  for (double& weight : weights) weight /= sum;
}

}  // namespace

std::vector<Acceptability> rank_acceptabilities(std::span<const std::vector<double>> options,
                                                std::int64_t draws, std::uint64_t seed) {
  const std::size_t count = options.size();
  const std::size_t criteria = options.empty() ? 0 : options.front().size();
  if (criteria == 0) return std::vector<Acceptability>(count);
  std::vector<std::vector<std::int64_t>> times(count, std::vector<std::int64_t>(count, 0));
  std::vector<std::vector<double>> first_weights(count, std::vector<double>(criteria, 0));
  std::vector<double> weights(criteria);
  std::vector<double> values(count);
  std::vector<std::size_t> places(count);  // options, the best first
  std::iota(places.begin(), places.end(), 0);
  for (std::int64_t scenario = 0; scenario < draws; ++scenario) {
    draw_weights(seed, static_cast<std::uint64_t>(scenario), weights);
    for (std::size_t i = 0; i < count; ++i) {
      values[i] = 0;
      for (std::size_t c = 0; c < criteria; ++c) values[i] += weights[c] * options[i][c];
    }
    std::sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
    std::size_t better = 0;
    for (std::size_t place = 0; place < count; ++place) {
      const std::size_t i = places[place];
      if (place > 0 && values[places[place - 1]] > values[i]) better = place;
      ++times[i][better];
      if (better > 0) continue;
      for (std::size_t c = 0; c < criteria; ++c) first_weights[i][c] += weights[c];
    }
  }
  std::vector<Acceptability> result(count);
  for (std::size_t i = 0; i < count; ++i) {
    for (const std::int64_t number : times[i])
      result[i].ranks.push_back(static_cast<double>(number) / static_cast<double>(draws));
    if (times[i][0] == 0) continue;
    for (double& weight : first_weights[i]) weight /= static_cast<double>(times[i][0]);
    result[i].central_weights = first_weights[i];
  }
  return result;
}

}  // namespace quire::chip_comparison
