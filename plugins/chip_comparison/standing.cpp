#include "chip_comparison/standing.hpp"

#include "chip_comparison/wording.hpp"

namespace quire::chip_comparison {
namespace {

using analysis::Truth;

double share(const Standing::OnMeasure& on) {
  return static_cast<double>(on.reached.size()) / static_cast<double>(on.known.size());
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
