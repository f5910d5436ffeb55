#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "layout/chart/ticks.hpp"

// J. Talbot, S. Lin, P. Hanrahan, "An Extension of Wilkinson's Algorithm for Positioning Tick
// Labels on Axes", IEEE TVCG 16(6), 2010. Legibility is left at its best value: all our labels are
// horizontal and of one size. Names follow the paper.

namespace quire::core::charts {
namespace {

constexpr std::array<double, 6> kNice{1, 5, 2, 2.5, 4, 3};  // Q, nicest first

struct Weights {
  double simplicity = 0.25;
  double coverage = 0.2;
  double density = 0.5;
  double legibility = 0.05;
};
constexpr Weights kWeights;

double score(double simplicity, double coverage, double density) {
  return kWeights.simplicity * simplicity + kWeights.coverage * coverage +
         kWeights.density * density + kWeights.legibility;
}

double simplicity(std::size_t q, int j, bool has_zero) {
  return 1.0 - static_cast<double>(q) / (kNice.size() - 1.0) - j + (has_zero ? 1 : 0);
}

double coverage(double low, double high, double tick_low, double tick_high) {
  const double tenth = 0.1 * (high - low);
  const double above = (high - tick_high) / tenth;
  const double below = (low - tick_low) / tenth;
  return 1 - 0.5 * (above * above + below * below);
}

double best_coverage(double low, double high, double span) {
  const double range = high - low;
  if (span <= range) return 1;
  const double half = (span - range) / 2 / (0.1 * range);
  return 1 - half * half;
}

double density(int k, int wanted, double low, double high, double tick_low, double tick_high) {
  const double r = (k - 1) / (tick_high - tick_low);
  const double rt = (wanted - 1) / (std::max(tick_high, high) - std::min(tick_low, low));
  return 2 - std::max(r / rt, rt / r);
}

double best_density(int k, int wanted) { return k >= wanted ? 2 - (k - 1.0) / (wanted - 1.0) : 1; }

/// `number` × 10^power, exact for the decimals that people write: 3 / 10 is 0.3, 3 × 0.1 is not.
double scaled(double number, int power) {
  return power >= 0 ? number * std::pow(10.0, power) : number / std::pow(10.0, -power);
}

/// Ticks (start + i·j) · q · 10^power, i = 0 … count−1.
struct Labelling {
  double start = 0;
  int j = 1;
  double q = 1;
  int power = 0;
  int count = 0;
  double score = -2;

  std::vector<double> values() const {
    std::vector<double> ticks;
    for (int i = 0; i < count; ++i) ticks.push_back(scaled((start + i * j) * q, power));
    return ticks;
  }
};

/// Tries all labellings with steps j·q·10^power and k ticks; larger powers while they can still
/// win.
void try_powers(double low, double high, int wanted, std::size_t q, int j, int k, Labelling& best) {
  const double range = high - low;
  const double delta = range / (k + 1) / j / kNice[q];
  for (int power = static_cast<int>(std::ceil(std::log10(delta)));; ++power) {
    const double unit = scaled(kNice[q], power);  // start counts in these
    const double step = unit * j;
    const double best_simplicity = simplicity(q, j, true);
    if (score(best_simplicity, best_coverage(low, high, step * (k - 1)), best_density(k, wanted)) <
        best.score)
      return;
    const double first = std::floor(high / step) * j - (k - 1.0) * j;
    const double last = std::ceil(low / step) * j;
    for (double start = first; start <= last; start += 1) {
      const double tick_low = start * unit;
      const double tick_high = tick_low + step * (k - 1);
      const bool has_zero =
          std::fmod(start, j) == 0 && start <= 0 && start + static_cast<double>(k - 1) * j >= 0;
      const double total =
          score(simplicity(q, j, has_zero), coverage(low, high, tick_low, tick_high),
                density(k, wanted, low, high, tick_low, tick_high));
      if (total > best.score) best = {start, j, kNice[q], power, k, total};
    }
  }
}

}  // namespace

std::vector<double> linear_ticks(double low, double high, int wanted) {
  if (low > high) std::swap(low, high);
  // Below this the ticks would be one number in a double's eyes.
  const double resolution = 1e-11 * std::max(std::abs(low), std::abs(high));
  if (!(high - low > resolution)) return {low};
  wanted = std::max(wanted, 2);

  Labelling best;
  for (int j = 1;; ++j) {
    if (score(simplicity(0, j, true), 1, 1) < best.score) break;
    for (std::size_t q = 0; q < kNice.size(); ++q) {
      if (score(simplicity(q, j, true), 1, 1) < best.score) break;
      for (int k = 2;; ++k) {
        if (score(simplicity(q, j, true), 1, best_density(k, wanted)) < best.score) break;
        try_powers(low, high, wanted, q, j, k, best);
      }
    }
  }
  return best.values();
}

}  // namespace quire::core::charts
