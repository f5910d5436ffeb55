#include "policy_summary/state.hpp"

#include <algorithm>

namespace quire::policy_summary {
namespace {

/// A suspension begins on the day after the last one: that was no end, it interrupted the rule.
bool is_interrupted(const Rule& rule) {
  return rule.to &&
         std::any_of(rule.suspensions.begin(), rule.suspensions.end(),
                     [&](const Suspension& one) { return one.from == *rule.to + Days{1}; });
}

/// Whether the suspension touches the rule's life.
bool concerns(const Suspension& suspension, const Rule& rule) {
  if (rule.from && suspension.to && *suspension.to < *rule.from) return false;
  return !rule.to || suspension.from <= *rule.to || is_interrupted(rule);
}

const Suspension* suspension_on(const Rule& rule, Date day) {
  const Suspension* found = nullptr;
  for (const Suspension& suspension : rule.suspensions) {
    if (!concerns(suspension, rule) || (rule.from && day < *rule.from)) continue;
    const bool over = rule.to && day > *rule.to && !is_interrupted(rule);
    if (!over && suspension.from <= day && (!suspension.to || day <= *suspension.to))
      found = &suspension;
  }
  return found;
}

const Suspension* latest_over(const Rule& rule, Date day) {
  const Suspension* found = nullptr;
  for (const Suspension& suspension : rule.suspensions)
    if (concerns(suspension, rule) && suspension.to && *suspension.to < day &&
        (!found || *found->to <= *suspension.to))
      found = &suspension;
  return found;
}

const Suspension* first_to_come(const Rule& rule, Date day, Date known) {
  for (const Suspension& suspension : rule.suspensions)
    if (suspension.from > day && foreseen(suspension.from, suspension.as_of, known))
      return &suspension;
  return nullptr;
}

void add_next_turn(Status& status, const Rule& rule, Date day, Date known) {
  if (const Suspension* suspension = first_to_come(rule, day, known)) {
    status.next = suspension->from;
    status.turn = Turn::suspension_begins;
  }
  const bool ends = rule.to && *rule.to >= day && foreseen(*rule.to, rule.as_of, known);
  if (ends && (!status.next || *rule.to + Days{1} < *status.next)) {
    status.next = rule.to;
    status.turn = Turn::ends;
  }
}

/// By the effective dates. `resumed`: the day on which a suspension was followed by force again.
Status by_dates(const Rule& rule, Date day, Date known, std::optional<Date> resumed) {
  Status status;
  if (resumed) {
    status.state = State::in_force;
    status.since = resumed;
    if (rule.to && *rule.to >= *resumed && *rule.to < day)
      return {State::expired, *rule.to + Days{1}, {}, Turn::none};
  } else if (!rule.from) {
    return {State::not_in_force, rule.announced, {}, Turn::none};
  } else if (day < *rule.from) {
    return {State::scheduled, rule.announced, rule.from, Turn::takes_effect};
  } else if (rule.to && day > *rule.to) {
    return {State::expired, *rule.to + Days{1}, {}, Turn::none};
  } else {
    status.state = State::in_force;
    status.since = rule.from;
  }
  add_next_turn(status, rule, day, known);
  return status;
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

std::string_view word(State state) {
  constexpr std::string_view kWords[] = {"state unknown", "suspended",    "scheduled",
                                         "in force",      "not in force", "expired"};
  return kWords[static_cast<int>(state)];
}

std::string_view words(Turn turn, Tense tense) {
  constexpr std::string_view kComing[] = {"", "takes effect", "last day", "suspension begins",
                                          "suspension ends"};
  constexpr std::string_view kPast[] = {"", "took effect", "last day", "suspension began",
                                        "suspension ended"};
  return (tense == Tense::past ? kPast : kComing)[static_cast<int>(turn)];
}

bool foreseen(Date date, const std::optional<Date>& checked, Date known) {
  return date <= known || !checked || *checked <= known;
}

Status status_on(const Rule& rule, Date day, Date known) {
  if (const Suspension* now = suspension_on(rule, day)) {
    Status status{State::suspended, now->from, now->to, Turn::suspension_ends};
    if (!now->to) status.turn = Turn::none;
    return status;
  }
  const Suspension* past = latest_over(rule, day);
  if (past == nullptr) return by_dates(rule, day, known, {});
  const Date day_after = *past->to + Days{1};
  // A last day inside the suspension or after it is an end.
  if (rule.to && *rule.to < day && !is_interrupted(rule))
    return {State::expired, *rule.to + Days{1}, {}, Turn::none};
  if (past->after == "in force") return by_dates(rule, day, known, day_after);
  if (past->after == "ended") return {State::expired, day_after, {}, Turn::none};
  return {State::unknown, day_after, {}, Turn::none};
}

namespace {

bool was_checked_by(const Rule& rule, Date known) { return rule.as_of && *rule.as_of <= known; }

}  // namespace

std::string_view word_on_end(const Rule& rule, Date known) {
  if (rule.status_words == "superseded" || rule.status_words == "expired") return {};
  return was_checked_by(rule, known) ? std::string_view(rule.status_words) : std::string_view();
}

std::string qualifier(const Rule& rule, Date known) {
  if (!was_checked_by(rule, known)) return {};
  const std::string& words = rule.status_words;
  if (words.rfind("in force", 0) == 0 || words.rfind("in effect", 0) == 0) {
    const std::size_t open = words.find('(');
    const std::size_t close = words.find(')');
    return open < close && close != std::string::npos ? words.substr(open + 1, close - open - 1)
                                                      : std::string();
  }
  return words.substr(0, words.find_first_of(":;("));
}

std::string_view label_not_in_force(const Rule& rule, Date known) {
  if (rule.measure == "bill") return "bill, not law";
  if (rule.measure == "draft") return "draft, not in force";
  if (was_checked_by(rule, known) && contains(rule.status_words, "never applied"))
    return "never applied";
  return "announced, not in force";
}

bool is_stale(const std::optional<Date>& checked, Date as_of) {
  return !checked || *checked + Days{kFreshDays} < as_of;
}

}  // namespace quire::policy_summary
