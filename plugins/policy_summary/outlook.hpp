#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "policy_summary/measures.hpp"

namespace quire::policy_summary {

/// How often measures of one side ended or were suspended so far, carried forward.
struct Outlook {
  Side side = Side::us;
  int in_force = 0;          // measures on the as-of date
  int interrupted = 0;       // measures that ended or were suspended up to then
  int on_regulation = 0;     // measures in force whose source is the published text
  double measure_years = 0;  // time in force of all measures up to then
  double probability = 0;    // that at least one in force ends or is suspended by `by`
  Date by{};
  std::vector<quire_row> rows;  // of the side's measures
};

/// Poisson rate with Jeffreys' prior, and its posterior predictive: with k interruptions in T
/// measure-days so far, P(at least one in n measures over t days) = 1 - (T / (T + n t))^(k + 1/2).
/// So a side that never ended anything still gets a chance. Empty without a measure in force on
/// that side.
std::optional<Outlook> outlook_for(const std::vector<Measure>& measures, Side side, Date as_of,
                                   int days);

/// "moderate" when the rate rests on at least five interruptions, else "low". Never "high": a base
/// rate says nothing about what is being negotiated.
std::string_view confidence_word(const Outlook& outlook);

}  // namespace quire::policy_summary
