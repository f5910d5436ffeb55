#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "common/interval.hpp"
#include "supplier_risk/risk_events.hpp"
#include "supplier_risk/tail_risk.hpp"

namespace quire::supplier_risk {

using analysis::Interval;

struct SimulationSettings {
  std::uint64_t seed = 20261123;
  double alpha = 0.95;
  std::int64_t most_draws = 1'000'000;
  double precision = 0.02;  // stop once 1.96 standard errors of the shortfall are within this part
  unsigned threads = 1;     // changes the time taken, never the result
};

/// The loss of one scenario; a pure function, called from several threads at once.
using Sampler = std::function<double(std::uint64_t scenario)>;

/// What a simulation says, with the error of each figure. Intervals are 95 % confidence intervals.
struct TailEstimate {
  std::int64_t draws = 0;
  TailRisk risk;
  double mean_error = 0;  // standard errors
  double shortfall_error = 0;
  Interval value_at_risk;  // by order statistics
  Interval expected_shortfall;
  /// The tail falls so slowly (Hill's index at most 2) that the errors mean nothing.
  bool heavy_tail = false;
  std::vector<double> losses;  // of every draw, in no order
};

/// Draws in batches until the shortfall is precise enough or `most_draws` are reached.
TailEstimate simulate(const Sampler& sampler, const SimulationSettings& settings);

/// The total loss of a register, one number for each event and each shock: variable = place in the
/// sorted list of events, then of regions.
Sampler sampler_of(const RiskRegister& risks, std::uint64_t seed);

}  // namespace quire::supplier_risk
