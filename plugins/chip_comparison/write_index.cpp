#include <algorithm>

#include "chip_comparison/section.hpp"
#include "chip_comparison/standing.hpp"
#include "chip_comparison/wording.hpp"

namespace quire::chip_comparison {
namespace {

/// Baseline first, then by bandwidth, most first; unknown bandwidth last.
std::vector<const Assessment*> in_order(const Comparison& comparison, const Standing& standing) {
  std::vector<const Assessment*> chips = standing.challengers;
  std::stable_sort(chips.begin(), chips.end(), [](const Assessment* a, const Assessment* b) {
    const analysis::Interval first = a->index_of(Measure::bandwidth);
    const analysis::Interval second = b->index_of(Measure::bandwidth);
    return first.known() && (!second.known() || first.high() > second.high());
  });
  chips.insert(chips.begin(), &*comparison.baseline);
  return chips;
}

std::string title_of(const Comparison& comparison, const Standing& standing) {
  const std::string level = "100 on all three measures";
  if (standing.matching.empty())
    return "0 of " + counted(standing.challengers.size(), "chip") + " reach " + level;
  if (standing.matching.size() == 1)
    return (standing.open.empty() ? std::string("Only the ") : std::string("Of ") + counted(standing.challengers.size(), "chip") + " only the ") +
           short_model(standing.matching.front()->chip) +
           (standing.open.empty() ? " reaches " : " is known to reach ") + level;
  return std::to_string(standing.matching.size()) + " of " +
         counted(standing.challengers.size(), "chip") + " reach " + level + " (" +
         baseline_name(comparison) + " = 100)";
}

std::string alternative_text(const std::vector<const Assessment*>& chips) {
  std::string text = "Index of memory, memory bandwidth and 16-bit compute.";
  for (const Assessment* one : chips) {
    text += " " + short_model(one->chip) + ": ";
    for (const Measure measure : kMeasures)
      text += (measure == Measure::memory ? "" : ", ") + plain(one->index_of(measure), 0);
    text += ".";
  }
  return text;
}

}  // namespace

void write_index(const Comparison& comparison, Section& section) {
  if (!comparison.baseline) return;
  const Standing standing = standing_of(comparison);
  if (standing.challengers.empty()) return;
  section.heading("Equivalence", "chips/equivalence");
  const std::vector<const Assessment*> chips = in_order(comparison, standing);
  {
    Chart chart = section.chart(Chart::Kind::dot, "chips/index");
    chart.half()
        .title(title_of(comparison, standing))
        .subtitle("Index, " + baseline_name(comparison) + " = 100, per chip, log scale, as of " +
                  iso_date(comparison.as_of))
        .note("Hatched, n/k: nothing published. A range: sources disagree.")
        .alt(alternative_text(chips))
        .y_axis("Index", {}, Chart::Scale::logarithmic)
        .y_threshold(100, baseline_name(comparison));
    for (const Measure measure : kMeasures) {
      std::string name(name_of(measure));
      name.front() = static_cast<char>(name.front() == 'm' ? 'M' : name.front());
      Series series = chart.series(name, "chips/index/" + key_of(measure));
      for (const Assessment* one : chips)
        series.bar(short_model(one->chip), index_value(comparison, *one, measure),
                   one == chips.front() ? Series::Emphasis::highlighted : Series::Emphasis::normal);
    }
  }
}

}  // namespace quire::chip_comparison
