#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "common/chips.hpp"
#include "common/export_metrics.hpp"
#include "quire/plugin.hpp"

namespace quire::chip_comparison {

using analysis::Chip;
using analysis::Dispute;
using analysis::Field;
using analysis::Figure;

/// The three measures of equivalence. They are never merged into one: which of them binds depends
/// on the work (decoding large models: bandwidth; prefill: compute; long contexts: capacity).
enum class Measure { memory, bandwidth, compute };
inline constexpr Measure kMeasures[] = {Measure::memory, Measure::bandwidth, Measure::compute};

/// A chip with everything computed about it.
struct Assessment {
  Chip chip;
  Figure tpp;
  Figure density;  // TPP per mm2
  analysis::Classification classification;
  std::optional<analysis::LimitDistance> nearest;
  std::optional<analysis::Truth> letters;       // empty: not in force on the day
  std::optional<analysis::Truth> case_by_case;  // empty: not in force on the day
  bool tf32_decides = false;  // counting TF32 with 32 or with 19 bits gives different classes
  std::array<analysis::Interval, 3> index;  // by Measure; 100 = the baseline

  analysis::Interval index_of(Measure measure) const {
    return index[static_cast<std::size_t>(measure)];
  }
  /// At or above the baseline on every measure; undetermined while an unknown could decide.
  analysis::Truth matches() const;
  /// Sold and delivered on the day, as far as the dataset knows.
  bool shipped_by(Date day) const;
};

struct Comparison {
  Date as_of;
  analysis::RulePeriods periods;
  std::vector<quire_row> class_rules;  // rows of the rules behind the class
  std::vector<quire_row> letter_rules;
  std::vector<quire_row> lane_rules;
  std::optional<Assessment> baseline;  // empty: not in the dataset on the day
  std::vector<Assessment> chips;       // those asked for, in that order
  std::vector<Assessment> others;      // every other chip of the dataset
  std::vector<std::string> missing;    // ids asked for that the dataset does not have
  bool undated_disputes = false;       // a dispute bears on one of the chips

  /// The chips that could stand in for the baseline: Chinese ones, or all others where there are
  /// none.
  std::vector<const Assessment*> challengers() const;
  bool challengers_are_chinese() const;
  /// Among `chips`, `others` and the baseline; null when the dataset does not have it.
  const Assessment* find(std::string_view id) const;
};

/// What a measure reads of a chip.
Figure figure_of(const Chip& chip, Measure measure);

struct Request {
  std::vector<std::string> chips;
  std::string baseline;
  double tf32_bits = 32;
};

Comparison compare(const Dataset& data, const Request& request);

}  // namespace quire::chip_comparison
