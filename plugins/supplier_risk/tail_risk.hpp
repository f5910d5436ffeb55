#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace quire::supplier_risk {

/// How bad losses get, in the unit of the losses. `value_at_risk` is the smallest x that is not
/// exceeded with probability alpha; `expected_shortfall` the mean of the worst 1 - alpha (Acerbi
/// and Tasche 2002; the part of an atom at the quantile that belongs to the tail counts in it).
struct TailRisk {
  double mean = 0;
  double deviation = 0;  // standard deviation
  double value_at_risk = 0;
  double expected_shortfall = 0;
};

/// A loss and its probability.
struct Atom {
  double loss = 0;
  double probability = 0;
};

/// A distribution of finitely many losses, in order; probabilities sum to 1.
using LossDistribution = std::vector<Atom>;

/// Sorts atoms and merges those of one loss.
LossDistribution distribution_of(std::vector<Atom> atoms);
TailRisk tail_risk(const LossDistribution& losses, double alpha);
/// Chance that the loss is larger than `loss`.
double exceedance(const LossDistribution& losses, double loss);

/// Closed forms: what a simulation is held against. Losses without a mean give infinity.
TailRisk exponential_tail(double rate, double alpha);
TailRisk normal_tail(double mean, double deviation, double alpha);
TailRisk lognormal_tail(double mu, double sigma, double alpha);
TailRisk pareto_tail(double least, double index, double alpha);
TailRisk uniform_tail(double low, double high, double alpha);
/// A Poisson number of exponential losses, by the series of gamma distributions.
TailRisk compound_poisson_tail(double events, double rate, double alpha);

}  // namespace quire::supplier_risk
