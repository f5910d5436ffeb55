#include <algorithm>

#include "policy_summary/facts.hpp"
#include "policy_summary/section.hpp"
#include "policy_summary/state.hpp"

namespace quire::policy_summary {

void write_note(const Analysis& analysis, Section& section) {
  const std::vector<Rule>& rules = analysis.records.rules;
  const Date as_of = analysis.records.as_of;
  const auto how_many = [&](auto&& holds) {
    return plain_count(std::count_if(rules.begin(), rules.end(), holds));
  };
  const auto is_stale_rule = [&](const Rule& rule) { return is_stale(rule.as_of, as_of); };
  const auto is_unchecked = [](const Rule& rule) { return rule.verification != "checked"; };
  const auto is_from_later = [&](const Rule& rule) { return rule.as_of && *rule.as_of > as_of; };

  auto note = section.note();
  note.strong("Not legal advice.")
      .text(
          " Rules of one citation with the same days are one measure. Of ")
      .value(plain_count(static_cast<std::int64_t>(rules.size())))
      .text(" rules ")
      .value(how_many(is_unchecked))
      .text(" were verified in part or not at all, and ")
      .value(how_many(is_stale_rule))
      .text(" were last verified more than ")
      .value(plain_count(kFreshDays))
      .text(" days before the edition.");
  if (std::any_of(rules.begin(), rules.end(), is_from_later))
    note.text(
        " Rows verified after the edition's date show no end that was still to come then: "
        "nobody could have known it.");
}

void write_methods(Section& section) {
  section.method("M3.1", "State of a rule",
                 "from effective dates and suspensions on the day, all days inclusive; after a "
                 "suspension that nobody "
                 "has checked since: unknown",
                 "no legal advice; the record's own words only qualify");
  section.method("M3.2", "Conditions and changes of rules",
                 "a rule's condition over all that a chip's figures may be: yes, no, or open where they disagree; a "
                 "changed condition stands in place of the one in force",
                 "conditions on buyers, owners and uses are not in a chip's figures and stay open");
  section.method("M3.3", "Base rate of change",
                 "1 − (T / (T + n t))^(k + ½): n measures in force, k ended or suspended in T days "
                 "of all measures together, t = 90 days "
                 "(Poisson rate under Jeffreys' prior, 1961)",
                 "it knows nothing of negotiations");
}

void write_terms(Section& section) {
  section.term("BIS", "Bureau of Industry and Security, of the US Department of Commerce");
  section.term("OFAC", "Office of Foreign Assets Control, of the US Treasury");
  section.term("MOFCOM", "China's Ministry of Commerce");
  section.term("MIIT", "China's Ministry of Industry and Information Technology");
  section.term("CAC", "Cyberspace Administration of China");
  section.term("NDRC", "China's National Development and Reform Commission");
  section.term("GACC", "General Administration of Customs of China");
  section.term("SAMR", "China's State Administration for Market Regulation");
  section.term("FR", "Federal Register");
  section.term("FDP", "foreign direct product: made abroad with US technology");
  section.term("IFR", "interim final rule: in force while comments are taken");
}

}  // namespace quire::policy_summary
