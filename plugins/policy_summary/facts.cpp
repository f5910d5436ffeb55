#include "policy_summary/facts.hpp"

#include <chrono>
#include <string>

#include "policy_summary/words.hpp"

namespace quire::policy_summary {
namespace {

std::string rule_key(const Measure& measure, std::string_view what) {
  return "rule/" + measure.id() + "/" + std::string(what);
}

/// A value read from all rows of the measure.
Value of(Value value, const Measure& measure, std::string_view key) {
  Value keyed = std::move(value).key(key);
  for (const Rule* rule : measure.rules) {
    keyed.from(rule->row);
    for (const Suspension& suspension : rule->suspensions) keyed.from(suspension.row);
  }
  return keyed;
}

Value date_or_unknown(const std::optional<Date>& date) {
  return date ? Value::date(*date) : Value::unknown();
}

/// A count of measures, with the rows it counts.
template <class Counts>
Value counted(const std::vector<Measure>& measures, std::string_view key, std::string_view name,
              std::string_view formula, const Counts& counts) {
  int number = 0;
  for (const Measure& measure : measures) number += counts(measure) ? 1 : 0;
  Value value = Value::number(number).decimals(0).key(key).name(name).formula(formula);
  for (const Measure& measure : measures)
    if (counts(measure))
      for (const Rule* rule : measure.rules) value.from(rule->row);
  return value;
}

std::string_view turn_key(Turn turn) {
  constexpr std::string_view kKeys[] = {"", "takes_effect", "ends", "suspension_begins",
                                        "suspension_ends"};
  return kKeys[static_cast<int>(turn)];
}

}  // namespace

Value plain_count(std::int64_t number) {
  return Value::number(static_cast<double>(number)).decimals(0);
}

Value days(std::int64_t number) {
  return Value::number(static_cast<double>(number), "d").decimals(0);
}

Value in_force_value(const std::vector<Measure>& measures, Side side, std::string_view stem) {
  return counted(
      measures, std::string(stem) + "/" + std::string(key_word(side)),
      std::string(adjective(side)) + " measures in force",
      "measures in force on the day; one measure is the rules of one citation "
      "with the same first and last day",
      [&](const Measure& one) { return one.side == side && one.status.state == State::in_force; });
}

Value unknown_value(const std::vector<Measure>& measures) {
  return counted(measures, "policy/unknown", "Measures of unknown state",
                 "measures whose suspension ended without a check since",
                 [](const Measure& one) { return one.status.state == State::unknown; });
}

Value state_value(const Measure& measure, Date known) {
  const State state = measure.status.state;
  const std::string_view text =
      state == State::not_in_force ? label_not_in_force(measure.first(), known) : word(state);
  return of(Value::text(text)
                .name(measure.short_title() + ", state")
                .formula("M3.1: effective dates and suspensions on the day of the edition"),
            measure, rule_key(measure, "state"));
}

Value since_value(const Measure& measure) {
  return of(date_or_unknown(measure.status.since).formula("M3.1: first day of the state, by effective dates and suspensions"),
            measure, rule_key(measure, "since"));
}

Value next_value(const Measure& measure) {
  return of(date_or_unknown(measure.status.next).formula("M3.1: day of the next change, the last one of what ends"), measure, rule_key(measure, "next"));
}

Value verified_value(const Measure& measure) {
  Value value = date_or_unknown(measure.last_verified());
  if (measure.rules.size() > 1) value.formula("the oldest day on which a row of the measure was checked");
  for (const Rule* rule : measure.rules) value.from(rule->row);
  return value;
}

std::string deadline_key(const Deadline& deadline) {
  const std::string key = rule_key(*deadline.measure, turn_key(deadline.turn));
  return deadline.suspension > 1 ? key + "/" + std::to_string(deadline.suspension) : key;
}

Value deadline_value(const Deadline& deadline) {
  return of(Value::date(deadline.date), *deadline.measure, deadline_key(deadline));
}

Value days_left_value(const Deadline& deadline) {
  Value value = days(deadline.days_left).formula("date - as-of date");
  for (const Rule* rule : deadline.measure->rules) value.from(rule->row);
  return value;
}

Value event_date_value(const Event& event) {
  constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};
  const std::string key = "event/" + event.id + "/date";
  const std::chrono::year_month_day day{event.date};
  const std::string year = std::to_string(static_cast<int>(day.year()));
  const unsigned month = static_cast<unsigned>(day.month());
  std::string coarse;
  if (event.precision == "month") coarse = std::string(kMonths[month - 1]) + " " + year;
  if (event.precision == "quarter") coarse = "Q" + std::to_string((month + 2) / 3) + " " + year;
  if (event.precision == "year") coarse = year;
  Value value = coarse.empty() ? Value::date(event.date) : Value::text(coarse);
  return std::move(value).key(key).name("Date of: " + event.summary).from(event.date_cell);
}

Value days_between(const Event& from, const Event& to) {
  return plain_count((to.date - from.date).count())
      .formula("days from the date of one to that of the other")
      .from(from.date_cell)
      .from(to.date_cell);
}

}  // namespace quire::policy_summary
