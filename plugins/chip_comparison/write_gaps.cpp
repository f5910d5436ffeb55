#include <algorithm>

#include "chip_comparison/section.hpp"
#include "chip_comparison/standing.hpp"
#include "chip_comparison/wording.hpp"

namespace quire::chip_comparison {
namespace {

std::vector<std::string> unpublished(const Chip& chip) {
  std::vector<std::string> names;
  for (const Measure measure : kMeasures)
    if (!figure_of(chip, measure).value.known()) names.emplace_back(name_of(measure));
  if (!chip[Field::die_area].value.known()) names.emplace_back("die area");
  if (!chip[Field::power].value.known()) names.emplace_back("power");
  return names;
}

/// A foundry that no one has confirmed.
bool foundry_only_reported(const Chip& chip) {
  return chip.foundry.empty() || chip.foundry.find("reported") != std::string::npos ||
         chip.foundry.find("undisclosed") != std::string::npos;
}

}  // namespace

void write_gaps(const Comparison& comparison, Section& section) {
  const std::vector<const Assessment*> challengers = comparison.challengers();
  std::vector<std::string> foundries;
  std::vector<const Assessment*> gaps;
  for (const Assessment* one : challengers) {
    if (foundry_only_reported(one->chip)) foundries.push_back(short_model(one->chip));
    // Die area and power are missing nearly everywhere: a gap is a missing measure of equivalence.
    for (const Measure measure : kMeasures)
      if (!figure_of(one->chip, measure).value.known() && (gaps.empty() || gaps.back() != one))
        gaps.push_back(one);
  }
  if (gaps.empty() && foundries.empty()) return;
  section.callout(CalloutKind::gap, "What is not known");
  if (!gaps.empty()) {
    List list = section.list();
    for (const Assessment* one : gaps)
      list.item()
          .strong(short_vendor(one->chip) + " " + short_model(one->chip))
          .text(": no " + joined(unpublished(one->chip), "or") + " published.")
          .cite(one->chip.row);
  }
  if (!foundries.empty())
    section.paragraph("Who makes the " + joined(foundries) +
                      " is only reported or not disclosed; no foundry has confirmed it.");
  section.end_callout();
}

void write_method(const Comparison& comparison, Section& section) {
  std::string text =
      "Method: index = 100 × figure / figure of the baseline; disputed figures are ranges over all "
      "sources, a missing figure stays n/k, nothing is rounded before it is compared with a limit. "
      "Rates are theoretical peaks; no kernel reaches them. The ratios hold per chip, not for a "
      "cluster.";
  if (comparison.undated_disputes)
    text += " Disputes carry no date: one that became known after " + iso_date(comparison.as_of) +
            " would show here too.";
  if (!comparison.missing.empty())
    text += " Not in the dataset on " + iso_date(comparison.as_of) + ": " +
            joined(comparison.missing) + ".";
  std::vector<std::string> withheld;
  for (const Assessment& one : comparison.chips)
    if (one.chip.withheld) withheld.push_back(short_model(one.chip));
  if (!withheld.empty())
    text +=
        " Launched later, so that the recorded figures were not known on the day and show as "
        "n/k: " +
        joined(withheld) + ".";
  const auto from_epoch = [](const Assessment& one) {
    return one.chip.source.find("Epoch AI") != std::string::npos;
  };
  if (std::any_of(comparison.chips.begin(), comparison.chips.end(), from_epoch))
    text += " Includes figures from Epoch AI, \"Machine learning hardware\" (CC BY 4.0).";
  section.note(text);
  section.term("TPP", "total processing performance: dense TOPS or TFLOPS times the bits of the format");
  section.term("3A090", "the US export control number of advanced chips");
  section.term("BF16, FP16, FP8", "number formats of 16 and 8 bits");
  section.term("HBM", "high-bandwidth memory");
  section.term("SMAA-2", "rank acceptability over all weightings of the measures");
  section.term("Ridge", "the FLOP per byte from which compute is the limit, not memory");
}

}  // namespace quire::chip_comparison
