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

}  // namespace quire::chip_comparison
