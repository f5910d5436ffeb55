#include "chip_comparison/standing.hpp"

#include <algorithm>
#include <span>

#include "chip_comparison/wording.hpp"

namespace quire::chip_comparison {
namespace {

using analysis::add_rows;
using analysis::Truth;

double share(const Standing::OnMeasure& on) {
  return static_cast<double>(on.reached.size()) / static_cast<double>(on.known.size());
}

/// The rows of the figures of `chips` and of the yardstick, each once.
std::vector<quire_row> rows_of(const Comparison& comparison,
                               const std::vector<const Assessment*>& chips,
                               std::span<const Measure> measures) {
  std::vector<quire_row> rows;
  const auto add = [&](const Assessment& one) {
    for (const Measure measure : measures) add_rows(rows, figure_of(one.chip, measure).rows);
  };
  for (const Assessment* one : chips) add(*one);
  if (comparison.baseline) add(*comparison.baseline);
  return rows;
}

}  // namespace

std::optional<Standing::OnMeasure> Standing::hardest() const {
  std::optional<OnMeasure> found;
  for (const OnMeasure& on : measures)
    if (!on.known.empty() && (!found || share(on) < share(*found))) found = on;
  return found;
}

std::optional<Standing::OnMeasure> Standing::easiest() const {
  std::optional<OnMeasure> found;
  for (const OnMeasure& on : measures)
    if (!on.known.empty() && (!found || share(on) > share(*found))) found = on;
  return found;
}

Standing standing_of(const Comparison& comparison) {
  Standing standing;
  standing.challengers = comparison.challengers();
  for (const Measure measure : kMeasures) standing.measures.push_back({measure, {}, {}});
  for (const Assessment* one : standing.challengers) {
    const Truth match = one->matches();
    if (match == Truth::yes) standing.matching.push_back(one);
    if (match == Truth::undetermined) standing.open.push_back(one);
    bool complete = true;
    for (Standing::OnMeasure& on : standing.measures) {
      const analysis::Interval index = one->index_of(on.measure);
      complete = complete && index.known();
      if (index.known()) on.known.push_back(one);
      if (reaches(index, 100) == Truth::yes) on.reached.push_back(one);
    }
    if (complete) standing.complete.push_back(one);
  }
  return standing;
}

Value matching_value(const Comparison& comparison, const Standing& standing) {
  return count_value("chips/matching", standing.matching.size(),
                     "M2.2: chips of which memory, bandwidth and 16-bit compute are no less than the yardstick's, "
                     "over all that they may be",
                     rows_of(comparison, standing.challengers, kMeasures))
      .name("Chips that match the yardstick on all measures");
}

Value open_value(const Comparison& comparison, const Standing& standing) {
  return count_value("chips/open", standing.open.size(),
                     "M2.2: chips that match the yardstick on some of what their figures may be, and not on all",
                     rows_of(comparison, standing.open, kMeasures))
      .name("Chips with too little published");
}

Value reached_value(const Comparison& comparison, const Standing::OnMeasure& on) {
  const std::string name(name_of(on.measure));
  return count_value("chips/reach/" + key_of(on.measure), on.reached.size(),
                     "M2.2: chips of which " + name + " is no less than the yardstick's, over all that it may be",
                     rows_of(comparison, on.known, {&on.measure, 1}))
      .name("Chips that reach the yardstick in " + name);
}

Value known_value(const Standing::OnMeasure& on) {
  const std::string name(name_of(on.measure));
  return count_value("chips/known/" + key_of(on.measure), on.known.size(), "chips with a figure for " + name,
                     rows_of(on.known))
      .name("Chips with a published " + name);
}

std::string challenger_noun(const Comparison& comparison) {
  return comparison.challengers_are_chinese() ? "Chinese chip" : "chip";
}

std::string baseline_name(const Comparison& comparison) {
  return comparison.baseline ? short_model(comparison.baseline->chip) : "the missing baseline";
}

std::vector<std::string> short_models(const std::vector<const Assessment*>& chips) {
  std::vector<std::string> names;
  for (const Assessment* one : chips) names.push_back(short_model(one->chip));
  return names;
}

}  // namespace quire::chip_comparison
