#pragma once

#include <vector>

#include "chip_comparison/comparison.hpp"
#include "chip_comparison/pareto.hpp"
#include "chip_comparison/rank_acceptability.hpp"

namespace quire::chip_comparison {

/// A chip's rates per watt, per dollar and per mm2, and whether a rival beats it on the first two.
struct Ratios {
  const Assessment* chip = nullptr;
  Interval per_watt;  // 16-bit TFLOPS per W
  Interval per_kusd;  // 16-bit TFLOPS per 1000 USD
  Interval per_mm2;   // 16-bit TFLOPS per mm2 of logic die
  Efficiency efficiency = Efficiency::efficient;
};

/// Chips with a rate per watt or per dollar, in the order of the comparison.
std::vector<Ratios> ratios_of(const Comparison& comparison);

/// How often a chip is first when memory, bandwidth and compute are weighted in every way. Only
/// chips with all three figures. Each figure is scaled from 0 to a declared most, so that adding a
/// chip moves no other. Two runs: all disputed figures at their low ends, and at their high ends.
struct Robustness {
  const Assessment* chip = nullptr;
  Interval first;  // share of weightings, 0 to 1, over the two runs
  Interval top_three;
};
inline constexpr double kMostMemory = 288;      // GB
inline constexpr double kMostBandwidth = 8000;  // GB/s
inline constexpr double kMostCompute = 2500;    // 16-bit TFLOPS
std::vector<Robustness> robustness_of(const Comparison& comparison);

}  // namespace quire::chip_comparison
