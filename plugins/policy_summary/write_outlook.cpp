#include "common/likelihood.hpp"
#include "policy_summary/deadlines.hpp"
#include "policy_summary/facts.hpp"
#include "policy_summary/outlook.hpp"
#include "policy_summary/section.hpp"

namespace quire::policy_summary {
namespace {

/// "We judge it likely that" or "We judge that there is a roughly even chance that".
std::string opening(std::string_view likelihood) {
  const std::string word(likelihood);
  if (likelihood == "almost no chance") return "We judge that there is " + word + " that ";
  if (likelihood == "roughly even chance") return "We judge that there is a " + word + " that ";
  return "We judge it " + word + " that ";
}

std::string because(const Outlook& outlook) {
  const std::string side(adjective(outlook.side));
  return "the rate rests on " + std::to_string(outlook.interrupted) + " " + side +
         " measures that ended or were suspended so far; " + std::to_string(outlook.on_regulation) +
         " of the " + std::to_string(outlook.in_force) + " in force rest on the text of a rule";
}

/// `judgment` stands in the section or, as a key judgment, on the front page.
void say_judgment(Judgment judgment, const Analysis& analysis, const Outlook& outlook) {
  const std::string_view likelihood = analysis::likelihood_word(outlook.probability);
  judgment.likelihood(likelihood)
      .confidence(confidence_word(outlook), because(outlook))
      .alternative(
          outlook.probability < 0.5
              ? "a deal or a new dispute changes several measures at once, faster than in "
                "the past."
              : "both sides leave their measures as they are, and the pace of past changes "
                "no longer holds.")
      .change_mind("A notice of suspension, extension or withdrawal by the issuing authority.")
      .text(opening(likelihood) + "at least one of the ")
      .value(in_force_value(analysis.today, outlook.side))
      .text(" " + std::string(adjective(outlook.side)) +
            " measures in force ends, is replaced or is suspended by ")
      .value(Value::date(outlook.by))
      .text(".");
}

Value with_rows(Value value, const Outlook& outlook) {
  for (const quire_row& row : outlook.rows) value.from(row);
  return value;
}

void write_basis(const Outlook& outlook, Section& section) {
  const std::string side(key_word(outlook.side));
  section.paragraph()
      .text("Base rate, " + std::string(adjective(outlook.side)) + " measures: ")
      .value(with_rows(plain_count(outlook.interrupted)
                           .key("policy/interrupted/" + side)
                           .name(std::string(adjective(outlook.side)) + " measures ended or paused so far")
                           .formula("M3.3: k, the count of measures that ended or were suspended"),
                       outlook))
      .text(" ended or paused in ")
      .value(with_rows(
          Value::number(outlook.measure_years).decimals(1).formula("sum of days in force / 365.25"), outlook))
      .text(" measure-years; with half a change added (Jeffreys) and ")
      .value(plain_count(outlook.in_force))
      .text(" in force, that is ")
      .value(with_rows(Value::number(outlook.probability * 100, "%")
                           .decimals(0)
                           .key("policy/probability/" + side)
                           .name("Chance that a " + std::string(adjective(outlook.side)) +
                                 " measure changes within " + std::to_string(kHorizonDays) + " days")
                           .formula("M3.3: 1 - (T / (T + n x t))^(k + 1/2)"),
                       outlook))
      .text(" for at least one within ")
      .value(plain_count(kHorizonDays))
      .text(" days.");
}

}  // namespace

void write_outlook(const Analysis& analysis, Section& section) {
  const Date as_of = analysis.records.as_of;
  bool is_first = true;
  for (const Side side : {Side::us, Side::china}) {
    const auto outlook = outlook_for(analysis.today, side, as_of, kHorizonDays);
    if (!outlook) continue;
    if (is_first) section.heading("How often measures change", "policy/outlook");
    is_first = false;
    const std::string key = "policy/outlook/" + std::string(key_word(side));
    say_judgment(section.key_judgment(key), analysis, *outlook);
    say_judgment(section.judgment(key), analysis, *outlook);
    write_basis(*outlook, section);
  }
}

}  // namespace quire::policy_summary
