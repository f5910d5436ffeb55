#include "supplier_risk/monte_carlo.hpp"

#include <algorithm>
#include <cmath>
#include <future>
#include <map>
#include <optional>
#include <vector>

#include "common/random.hpp"

namespace quire::supplier_risk {
namespace {

// The precision is looked at after so many draws, then after twice as many.
constexpr std::int64_t kFirstDraws = 15'625;
constexpr double kConfidence = 1.96;  // standard errors to either side of 95 %
constexpr double kHeavy = 2;

void draw_range(const Sampler& sampler, std::vector<double>& losses, std::int64_t begin,
                std::int64_t end) {
  for (std::int64_t i = begin; i < end; ++i)
    losses[static_cast<std::size_t>(i)] = sampler(static_cast<std::uint64_t>(i));
}

void draw_batch(const Sampler& sampler, std::vector<double>& losses, std::int64_t begin,
                unsigned threads) {
  const auto end = static_cast<std::int64_t>(losses.size());
  if (threads <= 1) return draw_range(sampler, losses, begin, end);
  std::vector<std::future<void>> workers;
  const std::int64_t part = (end - begin + threads - 1) / threads;
  for (std::int64_t from = begin; from < end; from += part)
    workers.push_back(std::async(draw_range, std::cref(sampler), std::ref(losses), from,
                                 std::min(from + part, end)));
  for (std::future<void>& worker : workers) worker.get();
}

/// The k-th smallest, from 1.
double order_statistic(std::vector<double>& losses, double k) {
  const double last = static_cast<double>(losses.size());
  const auto at = losses.begin() + static_cast<std::ptrdiff_t>(std::clamp(k, 1.0, last)) - 1;
  std::nth_element(losses.begin(), at, losses.end());
  return *at;
}

/// Hill 1975, over the largest sqrt(n) losses. Infinite where the largest losses are all one atom.
double tail_index(std::vector<double>& losses) {
  const auto count = static_cast<double>(losses.size());
  const double most = std::ceil(std::sqrt(count));
  const double start = order_statistic(losses, count - most);
  if (!(start > 0)) return INFINITY;
  double sum = 0;
  for (const double loss : losses)
    if (loss > start) sum += std::log(loss / start);
  return sum > 0 ? most / sum : INFINITY;
}

/// `losses` is reordered.
TailEstimate estimate(std::vector<double>& losses, double alpha) {
  TailEstimate result;
  result.draws = static_cast<std::int64_t>(losses.size());
  const double n = static_cast<double>(losses.size());
  double sum = 0;
  for (const double loss : losses) sum += loss;
  result.risk.mean = sum / n;
  double spread = 0;
  for (const double loss : losses) spread += (loss - result.risk.mean) * (loss - result.risk.mean);
  result.risk.deviation = std::sqrt(spread / n);
  result.mean_error = result.risk.deviation / std::sqrt(n);

  const double k = std::ceil(alpha * n - 1e-9);
  const double quantile = order_statistic(losses, k);
  result.risk.value_at_risk = quantile;
  double above = 0;
  double above_squared = 0;
  for (const double loss : losses) {
    const double over = std::max(0.0, loss - quantile);
    above += over;
    above_squared += over * over;
  }
  result.risk.expected_shortfall = quantile + above / ((1 - alpha) * n);
  const double mean_over = above / n;
  const double variance_over = std::max(0.0, above_squared / n - mean_over * mean_over);
  result.shortfall_error = std::sqrt(variance_over) / ((1 - alpha) * std::sqrt(n));
  const double reach = kConfidence * std::sqrt(n * alpha * (1 - alpha));
  result.value_at_risk = Interval::between(order_statistic(losses, std::floor(alpha * n - reach)),
                                           order_statistic(losses, std::ceil(alpha * n + reach)));
  const double es = result.risk.expected_shortfall;
  result.expected_shortfall = Interval::between(es - kConfidence * result.shortfall_error,
                                                es + kConfidence * result.shortfall_error);
  result.heavy_tail = tail_index(losses) <= kHeavy;
  return result;
}

}  // namespace

TailEstimate simulate(const Sampler& sampler, const SimulationSettings& settings) {
  std::vector<double> losses;  // in the order of scenarios
  TailEstimate result;
  do {
    const auto done = static_cast<std::int64_t>(losses.size());
    const std::int64_t wanted = std::max(kFirstDraws, 2 * done);
    losses.resize(static_cast<std::size_t>(std::min(wanted, settings.most_draws)));
    draw_batch(sampler, losses, done, settings.threads);
    std::vector<double> reordered = losses;
    result = estimate(reordered, settings.alpha);
    result.losses = std::move(reordered);
  } while (result.draws < settings.most_draws &&
           !(kConfidence * result.shortfall_error <=
             settings.precision * std::abs(result.risk.expected_shortfall)));
  return result;
}

Sampler sampler_of(const RiskRegister& risks, std::uint64_t seed) {
  struct Variable {
    std::uint32_t id;
    double probability;
    double loss;
  };
  struct Zone {
    std::optional<Variable> shock;
    std::vector<Variable> events;
  };
  RiskRegister sorted = risks;
  std::sort(sorted.events.begin(), sorted.events.end(),
            [](const RiskEvent& a, const RiskEvent& b) { return a.name < b.name; });
  std::sort(sorted.shocks.begin(), sorted.shocks.end(),
            [](const RegionShock& a, const RegionShock& b) { return a.region < b.region; });
  std::map<std::string, Zone> by_region;
  std::uint32_t id = 0;
  for (const RiskEvent& event : sorted.events)
    by_region[event.region].events.push_back({id++, event.probability, event.loss});
  for (const RegionShock& shock : sorted.shocks)
    by_region[shock.region].shock = Variable{id++, shock.probability, shock.loss};
  std::vector<Zone> zones;
  for (auto& [region, zone] : by_region) zones.push_back(std::move(zone));

  return [zones = std::move(zones), seed](std::uint64_t scenario) {
    const auto happens = [&](const Variable& variable) {
      return analysis::draw(seed, {scenario, variable.id, 0}).first < variable.probability;
    };
    double loss = 0;
    for (const Zone& zone : zones) {
      const bool shocked = zone.shock && happens(*zone.shock);
      if (shocked) loss += zone.shock->loss;
      for (const Variable& event : zone.events)
        if (shocked || happens(event)) loss += event.loss;
    }
    return loss;
  };
}

}  // namespace quire::supplier_risk
