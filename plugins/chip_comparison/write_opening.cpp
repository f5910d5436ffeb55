#include <algorithm>

#include "chip_comparison/section.hpp"
#include "chip_comparison/standing.hpp"
#include "chip_comparison/wording.hpp"

namespace quire::chip_comparison {
namespace {

std::string title_of(const Comparison& comparison, const Standing& standing) {
  const std::string baseline = baseline_name(comparison);
  const std::size_t total = standing.challengers.size();
  const std::string noun = challenger_noun(comparison);
  if (comparison.chips.empty()) return "No chip could be compared on " + iso_date(comparison.as_of);
  if (!comparison.baseline || total == 0)
    return counted(comparison.chips.size(), "chip") + " compared, none with a baseline";
  const std::string of = std::to_string(standing.matching.size()) + " of " + std::to_string(total) +
                         " " + noun + (total > 1 ? "s " : " ");
  const bool none_shipped =
      std::none_of(standing.matching.begin(), standing.matching.end(),
                   [&](const Assessment* one) { return one->shipped_by(comparison.as_of); });
  return of + (standing.matching.size() == 1 ? "matches" : "match") + " the " + baseline +
         " on all three measures" +
         (none_shipped && !standing.matching.empty() ? ", no delivery confirmed" : "") +
         (standing.open.empty() ? ""
                                : "; " + std::to_string(standing.open.size()) + " undetermined");
}

Value undetermined_value(const Comparison& comparison) {
  std::vector<quire_row> rows;  // of what decides each chip's class, and of the rules
  std::size_t count = 0;
  for (const Assessment& one : comparison.chips) {
    if (!one.classification.determined()) ++count;
    rows.insert(rows.end(), one.density.rows.begin(), one.density.rows.end());
  }
  rows.insert(rows.end(), comparison.class_rules.begin(), comparison.class_rules.end());
  return count_value("chips/undetermined", count,
                     "M2.3: chips of more than one class over all that TPP and die area may be", rows);
}

/// The conclusion, for the section's first lines and for the front page.
template <class TextBlock>
void write_conclusion(const Comparison& comparison, const Standing& standing, TextBlock& text) {
  const std::string baseline = baseline_name(comparison);
  const std::size_t total = standing.challengers.size();
  text.value(matching_value(comparison, standing))
      .text(" of ")
      .value(count_value("chips/challengers", total, "chips compared", rows_of(standing.challengers))
                 .name("Chips compared"))
      .text(" " + challenger_noun(comparison) + (total > 1 ? "s" : "") + " " +
            (standing.matching.size() == 1 ? "matches" : "match") + " the " + baseline +
            " on memory, bandwidth and 16-bit compute");
  std::vector<std::string> names;
  for (const Assessment* one : standing.matching)
    names.push_back(short_model(one->chip) +
                    (one->shipped_by(comparison.as_of) ? "" : " (no delivery confirmed)"));
  if (!names.empty()) text.text(": " + joined(names));
  text.text(".");
  // What nobody published is no "no".
  if (standing.open.empty()) return;
  text.text(" ").value(open_value(comparison, standing)).text(standing.open.size() == 1 ? " lacks a figure that decides." : " lack a figure that decides.");
}

/// Which measure tells the challengers apart.
void write_divide(const Comparison& comparison, const Standing& standing, Paragraph& text) {
  const auto hardest = standing.hardest();
  const auto easiest = standing.easiest();
  if (!hardest || !easiest || hardest->measure == easiest->measure) return;
  text.text(" What separates them is " + std::string(name_of(hardest->measure)) + ": ")
      .value(reached_value(comparison, *hardest))
      .text(" of the ")
      .value(known_value(*hardest))
      .text(" with a published figure " +
            std::string(hardest->reached.size() == 1 ? "reaches" : "reach") + " it, against ")
      .value(reached_value(comparison, *easiest))
      .text(" of ")
      .value(known_value(*easiest))
      .text(" for " + std::string(name_of(easiest->measure)) + ".");
}

void write_baseline_and_field(const Comparison& comparison, const Standing& standing,
                              Section& section) {
  Paragraph text = section.paragraph();
  text.text("The yardstick is the " + short_vendor(comparison.baseline->chip) + " " +
            baseline_name(comparison) + ": ");
  for (const Measure measure : kMeasures) {
    if (measure != Measure::memory) text.text(measure == Measure::compute ? " and " : ", ");
    text.value(figure_value(comparison.baseline->chip, key_of(measure),
                            figure_of(comparison.baseline->chip, measure), unit_of(measure)))
        .text(" of " + std::string(name_of(measure)));
  }
  std::vector<std::string> vendors;
  std::vector<std::string> seen;
  for (const Assessment* one : standing.challengers) {
    const std::string vendor = short_vendor(one->chip);
    if (std::find(seen.begin(), seen.end(), vendor) != seen.end()) continue;
    seen.push_back(vendor);
    const std::string_view chinese = chinese_name(vendor);
    vendors.push_back(chinese.empty() ? vendor : vendor + " (" + std::string(chinese) + ")");
  }
  text.text(". Set against it: chips of " + joined(vendors) + ".");
  if (!standing.open.empty())
    text.text(" For ")
        .value(open_value(comparison, standing))
        .text(" of them too little is published to say (" + joined(short_models(standing.open)) +
              ").");
}

/// The chip whose class is open because sources put it on both sides of a limit, the narrowest
/// range of them: there a better figure decides soonest. Null without one.
const Assessment* most_contested(const Comparison& comparison) {
  const auto spread = [](const Assessment& one) {
    return one.nearest->ratio.high() / one.nearest->ratio.low();
  };
  const Assessment* found = nullptr;
  for (const Assessment& one : comparison.chips) {
    if (one.classification.determined() || !one.nearest) continue;
    const analysis::Interval ratio = one.nearest->ratio;
    if (ratio.exact() || !ratio.contains(1) || ratio.low() <= 0) continue;
    if (found == nullptr || spread(one) < spread(*found)) found = &one;
  }
  return found;
}

/// Undetermined classes and figures near a limit go to the front page's watch list.
void write_watch(const Comparison& comparison, Section& section) {
  if (const Assessment* one = most_contested(comparison)) {
    const bool is_tpp = one->nearest->figure == analysis::LimitDistance::Figure::tpp;
    section.watch()
        .text(short_vendor(one->chip) + " " + short_model(one->chip) + ": sources put " +
              (is_tpp ? "TPP" : "density") + " on both sides of the limit " +
              plain(one->nearest->limit, is_tpp ? 0 : 2) + " (")
        .value(is_tpp ? tpp_value(*one) : density_value(*one))
        .text("); a data sheet with its peak rate would narrow its class.");
  }
  const Assessment* next = nullptr;
  for (const auto* list : {&comparison.chips, &comparison.others})
    for (const Assessment& one : *list)
      // A row checked after the day of the edition may tell a date that nobody knew then.
      if (one.chip.country == "CN" && one.chip.launch &&
          (!one.chip.as_of || *one.chip.as_of <= comparison.as_of) &&
          *one.chip.launch > comparison.as_of && *one.chip.launch <= comparison.as_of + Days{92} &&
          (next == nullptr || *one.chip.launch < *next->chip.launch))
        next = &one;
  if (next == nullptr) return;
  section.watch()
      .date(*next->chip.launch)
      .text(short_vendor(next->chip) + " " + short_model(next->chip) + " is due " +
            dated(*next->chip.launch, next->chip.launch_precision) + ": delivered or moved?")
      .cite(next->chip.row);
}

}  // namespace

void write_opening(const Comparison& comparison, Section& section) {
  const Standing standing = standing_of(comparison);
  section.title(title_of(comparison, standing));
  if (comparison.chips.empty()) {
    section.lead("No chip asked for is in the dataset on the day of the edition.");
    return;
  }
  if (!comparison.baseline || standing.challengers.empty()) {
    section.lead(
        "Without a baseline and another chip beside it there is nothing to index; the "
        "figures below stand alone.");
    return;
  }
  Paragraph lead = section.lead();
  write_conclusion(comparison, standing, lead);
  write_divide(comparison, standing, lead);
  Highlight bottom_line = section.bottom_line();
  write_conclusion(comparison, standing, bottom_line);
  section.key_figure(challenger_noun(comparison) + "s that match the " + baseline_name(comparison),
                     matching_value(comparison, standing),
                     "of " + std::to_string(standing.challengers.size()) +
                         (standing.open.empty()
                              ? ", on memory, bandwidth and compute"
                              : "; " + std::to_string(standing.open.size()) + " undetermined"));
  section.key_figure("Export class undetermined", undetermined_value(comparison),
                     "of " + counted(comparison.chips.size(), "chip") + " compared");
  write_watch(comparison, section);
  write_baseline_and_field(comparison, standing, section);
}

}  // namespace quire::chip_comparison
