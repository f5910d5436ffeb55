#include <algorithm>
#include <cmath>

#include "layout/chart/ticks.hpp"

namespace quire::core::charts {
namespace {

double power_of_ten(int exponent) {
  return exponent >= 0 ? std::pow(10.0, exponent) : 1 / std::pow(10.0, -exponent);
}

/// Numbers m × 10ⁿ, n a multiple of `step`, from the last not above `low` to the first not below
/// `high`.
std::vector<double> series(double low, double high, const std::vector<int>& mantissas, int step) {
  const auto aligned = [&](double value) {
    return static_cast<int>(std::floor(std::floor(std::log10(value)) / step)) * step;
  };
  std::vector<double> all;
  for (int exponent = aligned(low) - step; exponent <= aligned(high) + step; exponent += step)
    for (int mantissa : mantissas)
      all.push_back(exponent >= 0 ? mantissa * power_of_ten(exponent)
                                  : mantissa / std::pow(10.0, -exponent));
  const auto first = std::prev(std::upper_bound(all.begin(), all.end(), low));
  const auto last = std::lower_bound(all.begin(), all.end(), high);
  return {first, std::next(last)};
}

}  // namespace

std::vector<double> log_ticks(double low, double high, int at_most) {
  if (low > high) std::swap(low, high);
  // A range on both sides of 1 has three powers of any step that is large enough.
  const auto limit = static_cast<std::size_t>(std::max(at_most, 3));
  if (auto ticks = series(low, high, {1, 2, 5}, 1); ticks.size() <= limit) return ticks;
  for (int step = 1;; ++step)
    if (auto ticks = series(low, high, {1}, step); ticks.size() <= limit) return ticks;
}

}  // namespace quire::core::charts
