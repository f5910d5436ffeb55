#pragma once

#include <string>
#include <vector>

namespace quire::core::charts {

struct Tick {
  double value = 0;
  std::string label;
  std::string year;  // time axes: the second line of the label, where a year begins
};

/// About `wanted` round numbers for an axis from `low` to `high`, ascending; they may lie a little
/// outside or inside. For `low` == `high`, or nearly so, that number alone.
std::vector<double> linear_ticks(double low, double high, int wanted);

/// Numbers 1, 2, 5 × 10ⁿ from the last not above `low` to the first not below `high`; only as many
/// of the series as `at_most` (3 or more) allows: 1-2-5, else powers of ten, else every second
/// power and so on. `low` is positive.
std::vector<double> log_ticks(double low, double high, int at_most);

/// Beginnings of days, months, quarters or years within `low` to `high`, days since 1970-01-01: the
/// finest of them that gives at most `at_most`.
std::vector<Tick> time_ticks(double low, double high, int at_most);

/// The numbers as one set of labels: the same decimals, "million" where they are large.
std::vector<Tick> labelled(const std::vector<double>& values);

/// Labels of a logarithmic axis: each number for itself, far powers as 10ⁿ.
std::vector<Tick> log_labelled(const std::vector<double>& values);

}  // namespace quire::core::charts
