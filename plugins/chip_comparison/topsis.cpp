#include "chip_comparison/topsis.hpp"

#include <algorithm>
#include <cmath>

namespace quire::chip_comparison {

std::vector<double> topsis_closeness(std::span<const std::vector<double>> options,
                                     std::span<const double> weights,
                                     std::span<const Sense> senses) {
  std::vector<double> to_best(options.size(), 0);
  std::vector<double> to_worst(options.size(), 0);
  for (std::size_t c = 0; c < weights.size(); ++c) {
    double squares = 0;
    for (const std::vector<double>& option : options) squares += option[c] * option[c];
    const double length = std::sqrt(squares);
    if (length == 0) continue;  // a criterion on which all are zero tells nothing
    std::vector<double> scaled;
    for (const std::vector<double>& option : options)
      scaled.push_back(weights[c] * option[c] / length);
    auto [worst, best] = std::minmax_element(scaled.begin(), scaled.end());
    if (senses[c] == Sense::min) std::swap(worst, best);
    for (std::size_t i = 0; i < options.size(); ++i) {
      to_best[i] += (scaled[i] - *best) * (scaled[i] - *best);
      to_worst[i] += (scaled[i] - *worst) * (scaled[i] - *worst);
    }
  }
  std::vector<double> closeness;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const double best = std::sqrt(to_best[i]);
    const double worst = std::sqrt(to_worst[i]);
    // Where all are equal each is as near to the best as to the worst.
    closeness.push_back(best + worst > 0 ? worst / (best + worst) : 0.5);
  }
  return closeness;
}

}  // namespace quire::chip_comparison
