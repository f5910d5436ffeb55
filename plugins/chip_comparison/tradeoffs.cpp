#include "chip_comparison/tradeoffs.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "chip_comparison/roofline.hpp"

namespace quire::chip_comparison {
namespace {

constexpr std::int64_t kDraws = 30'000;  // a share is right to 0.006
constexpr std::uint64_t kSeed = 20261123;
constexpr std::size_t kTop = 3;

double most_of(Measure measure) {
  if (measure == Measure::memory) return kMostMemory;
  return measure == Measure::bandwidth ? kMostBandwidth : kMostCompute;
}

bool is_complete(const Assessment& one) {
  return std::all_of(std::begin(kMeasures), std::end(kMeasures), [&](Measure measure) {
    const Interval figure = figure_of(one.chip, measure).value;
    return figure.known() && std::isfinite(figure.high());
  });
}

/// All chips at one end of their figures.
std::vector<Acceptability> ranks_at(const std::vector<Robustness>& chips, bool high) {
  std::vector<std::vector<double>> options;
  for (const Robustness& one : chips) {
    std::vector<double>& scaled = options.emplace_back();
    for (const Measure measure : kMeasures) {
      const Interval figure = figure_of(one.chip->chip, measure).value;
      const double end = high ? figure.high() : figure.low();
      scaled.push_back(std::clamp(end / most_of(measure), 0.0, 1.0));
    }
  }
  return rank_acceptabilities(options, kDraws, kSeed);
}

double sum_of_first(const Acceptability& one, std::size_t count) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min(count, one.ranks.size()); ++i) sum += one.ranks[i];
  return sum;
}

}  // namespace

std::vector<Ratios> ratios_of(const Comparison& comparison) {
  std::vector<Ratios> found;
  for (const Assessment& one : comparison.chips) {
    const Interval rate = one.chip.sixteen_bit().value;
    Ratios ratios{&one, per(rate, one.chip[Field::power].value),
                  per(rate * Interval(1000), one.chip.price_usd.value),
                  per(rate, one.chip[Field::die_area].value), Efficiency::efficient};
    if (ratios.per_watt.known() || ratios.per_kusd.known()) found.push_back(ratios);
  }
  std::vector<std::vector<Interval>> options;
  for (const Ratios& one : found) options.push_back({one.per_watt, one.per_kusd});
  const Sense senses[] = {Sense::max, Sense::max};
  const std::vector<Efficiency> efficient = efficiencies(options, senses);
  for (std::size_t i = 0; i < found.size(); ++i) found[i].efficiency = efficient[i];
  return found;
}

std::vector<Robustness> robustness_of(const Comparison& comparison) {
  std::vector<Robustness> found;
  for (const Assessment& one : comparison.chips)
    if (is_complete(one)) found.push_back({&one, {}, {}});
  if (found.size() < 2) return {};
  const std::vector<Acceptability> low = ranks_at(found, false);
  const std::vector<Acceptability> high = ranks_at(found, true);
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i].first = Interval::between(low[i].ranks[0], high[i].ranks[0]);
    found[i].top_three = Interval::between(sum_of_first(low[i], kTop), sum_of_first(high[i], kTop));
  }
  std::stable_sort(found.begin(), found.end(), [](const Robustness& a, const Robustness& b) {
    return std::pair(a.first.high(), a.top_three.high()) >
           std::pair(b.first.high(), b.top_three.high());
  });
  return found;
}

}  // namespace quire::chip_comparison
