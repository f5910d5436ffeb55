#include "common/export_metrics.hpp"

#include <algorithm>
#include <cmath>

namespace quire::analysis {
namespace {

constexpr double kLetterMemory = 1400;  // GB/s, as quoted from Intel's letter
constexpr double kLetterInterconnect = 1100;
constexpr double kLetterSum = 1700;
constexpr double kLaneTpp = 21000;    // 91 FR 1684
constexpr double kLaneMemory = 6500;  // GB/s

}  // namespace

Interval total_processing_performance(std::span<const FormatRate> rates) {
  Interval highest;
  for (const FormatRate& rate : rates) {
    if (!rate.tops.known()) continue;
    const Interval tpp = rate.tops * rate.bits;
    highest = highest.known() ? max(highest, tpp) : tpp;
  }
  return highest;
}

Interval performance_density(Interval tpp, Interval die_area_mm2) {
  if (die_area_mm2 == Interval(0)) return 0;
  if (!die_area_mm2.known()) return Interval();
  const Interval density = tpp / die_area_mm2;
  // Of an area that is known from below only, nothing says how thin the processing may be spread.
  return std::isinf(die_area_mm2.high()) ? Interval::between(-INFINITY, density.high()) : density;
}

std::optional<Truth> letter_criterion_2025(const ChipFacts& facts, Date day,
                                           const RulePeriods& periods) {
  if (!periods.letters_2025.holds_on(day)) return {};
  const Interval memory = non_negative(facts.memory_bandwidth);
  const Interval interconnect = non_negative(facts.interconnect);
  return reaches(memory, kLetterMemory) || reaches(interconnect, kLetterInterconnect) ||
         reaches(memory + interconnect, kLetterSum);
}

std::optional<Truth> case_by_case_2026(const ChipFacts& facts, Date day,
                                       const RulePeriods& periods) {
  if (!periods.case_by_case_2026.holds_on(day)) return {};
  return below(non_negative(facts.tpp), kLaneTpp) &&
         below(non_negative(facts.memory_bandwidth), kLaneMemory);
}

std::optional<LimitDistance> nearest_limit(const ChipFacts& facts) {
  if (!facts.tpp.known()) return {};
  using Figure = LimitDistance::Figure;
  std::vector<LimitDistance> candidates;
  const Truth over_start = reaches(facts.tpp, 1600);
  const Truth over_top = reaches(facts.tpp, 4800);
  if (over_top != Truth::yes) candidates.push_back({Figure::tpp, 1600, {}});
  if (over_start != Truth::no) {
    if (over_top != Truth::yes) candidates.push_back({Figure::tpp, 2400, {}});
    candidates.push_back({Figure::tpp, 4800, {}});
  }
  const Interval density = performance_density(facts.tpp, facts.die_area_mm2);
  if (density.known() && std::isfinite(density.low()) && over_start != Truth::no && over_top != Truth::yes)
    for (const double limit : {1.6, 3.2, 5.92}) candidates.push_back({Figure::density, limit, {}});

  const auto distance = [](Interval ratio) {
    if (ratio.contains(1)) return 0.0;
    return std::min(std::abs(std::log2(ratio.low())), std::abs(std::log2(ratio.high())));
  };
  std::optional<LimitDistance> nearest;
  for (LimitDistance candidate : candidates) {
    candidate.ratio =
        (candidate.figure == Figure::tpp ? facts.tpp : density) / Interval(candidate.limit);
    if (!nearest || distance(candidate.ratio) < distance(nearest->ratio)) nearest = candidate;
  }
  return nearest;
}

}  // namespace quire::analysis
