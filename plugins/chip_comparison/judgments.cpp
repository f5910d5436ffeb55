#include "chip_comparison/judgments.hpp"

#include <algorithm>

#include "chip_comparison/section.hpp"
#include "chip_comparison/wording.hpp"

namespace quire::chip_comparison {
namespace {

using analysis::Truth;

constexpr Days kHorizon{183};

template <class JudgmentBlock>
void fill(const Opinion& opinion, JudgmentBlock block) {
  block.text(opinion.before).value(opinion.horizon).text(opinion.after);
  block.likelihood(opinion.likelihood).confidence(opinion.confidence, opinion.because);
  block.alternative(opinion.alternative).change_mind(opinion.change_mind);
}

bool vendor_stated(const Chip& chip) {
  return chip.confidence == "vendor" || chip.confidence == "regulation";
}

/// High when everything needed is known from vendors, moderate from two thirds known, else low.
std::string_view confidence_in(std::size_t complete, std::size_t by_vendor, std::size_t total) {
  if (complete == total && by_vendor == total) return "high";
  return 3 * complete >= 2 * total ? "moderate" : "low";
}

}  // namespace

std::string opening_of(std::string_view likelihood) {
  const std::string word(likelihood);
  if (likelihood == "roughly even chance") return "There is a " + word + " that";
  if (likelihood == "almost no chance") return "There is " + word + " that";
  return "It is " + word + " that";
}

Opinion replacement_opinion(const Comparison& comparison, const Standing& standing) {
  const bool shipped =
      std::any_of(standing.matching.begin(), standing.matching.end(),
                  [&](const Assessment* one) { return one->shipped_by(comparison.as_of); });
  Opinion opinion;
  opinion.key = "chips/replacement";
  opinion.likelihood = shipped                      ? "very likely"
                       : !standing.matching.empty() ? "roughly even chance"
                       : !standing.open.empty()     ? "unlikely"
                                                    : "very unlikely";
  opinion.before = opening_of(opinion.likelihood) + " buyers in China can take delivery of one " +
                   challenger_noun(comparison) + " that matches the " + baseline_name(comparison) +
                   " on all three measures by ";
  opinion.horizon = Value::date(comparison.as_of + kHorizon);
  opinion.after = ".";
  const auto by_vendor = static_cast<std::size_t>(
      std::count_if(standing.complete.begin(), standing.complete.end(),
                    [](const Assessment* one) { return vendor_stated(one->chip); }));
  opinion.confidence =
      confidence_in(standing.complete.size(), by_vendor, standing.challengers.size());
  opinion.because = "all three figures are known for " + std::to_string(standing.complete.size()) +
                    " of " + counted(standing.challengers.size(), "chip") + ", and " +
                    std::to_string(by_vendor) + (by_vendor == 1 ? " of these rests" : " of these rest") + " on the vendor's own statement";
  opinion.alternative = "several weaker chips on a faster interconnect do the work of one " +
                        baseline_name(comparison) + "; ratios per chip do not show that";
  std::vector<std::string> signs;
  for (const Assessment* one : standing.matching)
    if (!one->shipped_by(comparison.as_of))
      signs.push_back("confirmed deliveries of the " + short_model(one->chip));
  if (!standing.open.empty())
    signs.push_back("published figures for the " + joined(short_models(standing.open)));
  if (signs.empty()) signs.push_back("a new chip or a corrected figure");
  opinion.change_mind = joined(signs);
  return opinion;
}

Opinion baseline_class_opinion(const Comparison& comparison) {
  const Assessment& base = *comparison.baseline;
  const bool determined = base.classification.determined();
  const bool disputed = base.chip.disputed_class.has_value();
  const std::string name = short_model(base.chip);
  Opinion opinion;
  opinion.key = "chips/baseline-class";
  opinion.likelihood = !determined ? "roughly even chance"
                       : disputed  ? "very likely"
                                   : "almost certain";
  opinion.before =
      opening_of(opinion.likelihood) + " the " + name +
      (determined && !base.classification.surely_controlled() ? " stays outside 3A090"
                                                              : " is controlled by 3A090") +
      " until ";
  opinion.horizon = Value::date(comparison.as_of + kHorizon);
  const bool named_in_letter = letter_criterion_2025(facts_of(base.chip, base.tpp.value),
                                                     comparison.periods.letters_2025.first,
                                                     comparison.periods) == Truth::yes;
  opinion.after =
      named_in_letter && comparison.as_of >= comparison.periods.letters_2025.first
          ? " while the limits stand; since the letters of April 2025 it needs a licence all the "
            "same."
          : " while the limits stand.";
  opinion.confidence = vendor_stated(base.chip) && !disputed ? "high"
                       : base.chip.confidence == "estimate"  ? "low"
                                                             : "moderate";
  opinion.because = determined ? "the class follows by arithmetic from a row graded \"" +
                                     base.chip.confidence + "\""
                               : base.classification.reason;
  if (disputed)
    opinion.because += "; " + base.chip.disputed_class->source_b + " gives \"" +
                       base.chip.disputed_class->value_b + "\"";
  opinion.alternative =
      "a letter to the maker can require a licence whatever the class, as in April 2025";
  opinion.change_mind = "a changed limit, or a data sheet with other figures";
  return opinion;
}

Opinion focus_opinion(const Comparison& comparison, const Assessment& focus) {
  const Truth match = focus.matches();
  std::size_t known = 0;
  for (const Measure measure : kMeasures) known += focus.index_of(measure).known() ? 1 : 0;
  Opinion opinion;
  opinion.key = "chip/" + focus.chip.id + "/replacement";
  // Each figure that is missing has first to be published, then to be high enough.
  opinion.likelihood = match == Truth::yes  ? "likely"
                       : match == Truth::no ? "very unlikely"
                       : known == 2         ? "roughly even chance"
                                            : "unlikely";
  opinion.before = opening_of(opinion.likelihood) + " the " + short_model(focus.chip) +
                   " is shown to match the " + baseline_name(comparison) +
                   " on all three measures by ";
  opinion.horizon = Value::date(comparison.as_of + kHorizon);
  opinion.after = ".";
  // One row is one source: no more than moderate, whatever it says.
  opinion.confidence = known == 3 ? "moderate" : "low";
  opinion.because = std::to_string(known) + " of 3 measures are published, in a row graded \"" +
                    focus.chip.confidence + "\"";
  opinion.alternative =
      "it replaces the " + baseline_name(comparison) + " only in work that one measure decides";
  opinion.change_mind = known < 3 ? "a data sheet or an independent measurement of what is missing"
                        : match == Truth::no ? "a data sheet with other figures"
                                             : "a measurement by an independent laboratory that falls short";
  return opinion;
}

void write_opinion(const Opinion& opinion, Section& section) {
  fill(opinion, section.judgment(opinion.key));
  fill(opinion, section.key_judgment(opinion.key));
}

void write_judgments(const Comparison& comparison, Section& section) {
  if (!comparison.baseline) return;
  const Standing standing = standing_of(comparison);
  if (!standing.challengers.empty())
    write_opinion(replacement_opinion(comparison, standing), section);
  if (!comparison.baseline->classification.may_be(analysis::ExportClass::no_rule))
    write_opinion(baseline_class_opinion(comparison), section);
}

}  // namespace quire::chip_comparison
