#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

#include "supplier_risk/tail_risk.hpp"

namespace quire::supplier_risk {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// Poisson probabilities as far as they count.
std::vector<double> poisson_probabilities(double mean) {
  std::vector<double> chances;
  const double last = mean + 40 * std::sqrt(mean) + 60;
  for (double n = 0; n <= last; ++n)
    chances.push_back(std::exp(n * std::log(mean) - mean - std::lgamma(n + 1)));
  return chances;
}

}  // namespace

TailRisk exponential_tail(double rate, double alpha) {
  const double quantile = -std::log1p(-alpha) / rate;
  return {1 / rate, 1 / rate, quantile, quantile + 1 / rate};
}

TailRisk normal_tail(double mean, double deviation, double alpha) {
  const boost::math::normal standard;
  const double z = quantile(standard, alpha);
  return {mean, deviation, mean + deviation * z, mean + deviation * pdf(standard, z) / (1 - alpha)};
}

TailRisk lognormal_tail(double mu, double sigma, double alpha) {
  const boost::math::normal standard;
  const double z = quantile(standard, alpha);
  const double mean = std::exp(mu + sigma * sigma / 2);
  return {mean, mean * std::sqrt(std::expm1(sigma * sigma)), std::exp(mu + sigma * z),
          mean * cdf(standard, sigma - z) / (1 - alpha)};
}

TailRisk pareto_tail(double least, double index, double alpha) {
  TailRisk risk;
  risk.mean = index > 1 ? index * least / (index - 1) : kInfinite;
  risk.deviation = index > 2 ? least / (index - 1) * std::sqrt(index / (index - 2)) : kInfinite;
  risk.value_at_risk = least * std::pow(1 - alpha, -1 / index);
  risk.expected_shortfall = index > 1 ? risk.value_at_risk * index / (index - 1) : kInfinite;
  return risk;
}

TailRisk uniform_tail(double low, double high, double alpha) {
  return {(low + high) / 2, (high - low) / std::sqrt(12.0), low + alpha * (high - low),
          low + (1 + alpha) / 2 * (high - low)};
}

TailRisk compound_poisson_tail(double events, double rate, double alpha) {
  TailRisk risk{events / rate, std::sqrt(2 * events) / rate, 0, 0};
  const std::vector<double> chances = poisson_probabilities(events);
  // Given n events the loss is gamma distributed with shape n; none is an atom at zero.
  const auto exceeded = [&](double loss) {
    double chance = 0;
    for (std::size_t n = 1; n < chances.size(); ++n)
      chance += chances[n] * boost::math::gamma_q(static_cast<double>(n), rate * loss);
    return chance;
  };
  if (chances[0] < alpha) {
    double low = 0;
    double high = risk.mean + risk.deviation;
    while (exceeded(high) > 1 - alpha) high *= 2;
    while (high - low > 1e-15 * high) {
      const double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) break;
      (exceeded(middle) > 1 - alpha ? low : high) = middle;
    }
    risk.value_at_risk = high;
  }
  const double at = risk.value_at_risk;
  double tail = 0;
  for (std::size_t n = 1; n < chances.size(); ++n) {
    const double shape = static_cast<double>(n);
    tail += chances[n] * shape / rate * (at > 0 ? boost::math::gamma_q(shape + 1, rate * at) : 1);
  }
  risk.expected_shortfall = (tail + at * (1 - exceeded(at) - alpha)) / (1 - alpha);
  return risk;
}

}  // namespace quire::supplier_risk
