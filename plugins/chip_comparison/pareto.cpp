#include "chip_comparison/pareto.hpp"

namespace quire::chip_comparison {
namespace {

/// The criteria at one end, all turned so that more is better.
std::vector<double> end_of(const std::vector<Interval>& option, std::span<const Sense> senses,
                           bool best) {
  std::vector<double> values;
  for (std::size_t i = 0; i < senses.size(); ++i) {
    const bool more_is_better = senses[i] == Sense::max;
    const double value = best == more_is_better ? option[i].high() : option[i].low();
    values.push_back(more_is_better ? value : -value);
  }
  return values;
}

bool beats(const std::vector<double>& one, const std::vector<double>& other) {
  bool better = false;
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (one[i] < other[i]) return false;
    better = better || one[i] > other[i];
  }
  return better;
}

}  // namespace

std::vector<Efficiency> efficiencies(std::span<const std::vector<Interval>> options,
                                     std::span<const Sense> senses) {
  std::vector<std::vector<double>> best;
  std::vector<std::vector<double>> worst;
  for (const std::vector<Interval>& option : options) {
    best.push_back(end_of(option, senses, true));
    worst.push_back(end_of(option, senses, false));
  }
  std::vector<Efficiency> result(options.size(), Efficiency::efficient);
  for (std::size_t i = 0; i < options.size(); ++i)
    for (std::size_t j = 0; j < options.size() && result[i] != Efficiency::dominated; ++j) {
      if (i == j) continue;
      if (beats(worst[j], best[i]))
        result[i] = Efficiency::dominated;
      else if (beats(best[j], worst[i]))
        result[i] = Efficiency::possible;
    }
  return result;
}

}  // namespace quire::chip_comparison
