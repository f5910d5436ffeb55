#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chip_comparison/comparison.hpp"

namespace quire::chip_comparison {

/// How the challengers stand against the baseline.
struct Standing {
  struct OnMeasure {
    Measure measure;
    std::vector<const Assessment*> known;    // with a figure
    std::vector<const Assessment*> reached;  // surely at or above the baseline
  };

  std::vector<const Assessment*> challengers;
  std::vector<const Assessment*> matching;  // on all three measures
  std::vector<const Assessment*> open;      // an unknown figure could still make them match
  std::vector<const Assessment*> complete;  // all three figures known
  std::vector<OnMeasure> measures;          // in the order of kMeasures

  /// The measure that the smallest (largest) share of the chips with a figure reaches; empty when
  /// no chip has a figure at all.
  std::optional<OnMeasure> hardest() const;
  std::optional<OnMeasure> easiest() const;
};

Standing standing_of(const Comparison& comparison);

/// Numbers of chips, with the rows of the figures that decide them and of the yardstick's.
Value matching_value(const Comparison& comparison, const Standing& standing);
Value open_value(const Comparison& comparison, const Standing& standing);
Value reached_value(const Comparison& comparison, const Standing::OnMeasure& on);
Value known_value(const Standing::OnMeasure& on);

/// "Chinese chip" or "chip": what the challengers are called.
std::string challenger_noun(const Comparison& comparison);
/// The baseline's short model, or its absence said in words.
std::string baseline_name(const Comparison& comparison);
std::vector<std::string> short_models(const std::vector<const Assessment*>& chips);

}  // namespace quire::chip_comparison
