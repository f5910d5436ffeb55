#pragma once

#include <string>
#include <string_view>

#include "policy_summary/deadlines.hpp"
#include "policy_summary/measures.hpp"
#include "policy_summary/records.hpp"
#include "quire/value.hpp"

/// The values that the section prints, with their keys and the rows behind them.
namespace quire::policy_summary {

Value plain_count(std::int64_t number);
Value days(std::int64_t number);
/// `<stem>/<side>`.
Value in_force_value(const std::vector<Measure>& measures, Side side,
                     std::string_view stem = "policy/in_force");
/// `policy/unknown`.
Value unknown_value(const std::vector<Measure>& measures);

/// `rule/<id>/state`.
Value state_value(const Measure& measure, Date known);
/// `rule/<id>/since`.
Value since_value(const Measure& measure);
/// `rule/<id>/next`. Only for a measure that has a next date.
Value next_value(const Measure& measure);
Value verified_value(const Measure& measure);
/// `rule/<id>/<turn>`, with the number of the suspension from the second one on.
std::string deadline_key(const Deadline& deadline);
Value deadline_value(const Deadline& deadline);
Value days_left_value(const Deadline& deadline);
/// "today", "in 1 day", "in 4 days", the count as a value.
template <class Text>
void say_days_left(Text& text, const Deadline& deadline) {
  if (deadline.days_left == 0)
    text.text("today");
  else
    text.text("in ").value(plain_count(deadline.days_left)).text(deadline.days_left == 1 ? " day" : " days");
}

/// `event/<id>/date`; "July 2026" where only the month is known.
Value event_date_value(const Event& event);
/// Without a unit and a key; negative: `to` was before.
Value days_between(const Event& from, const Event& to);

}  // namespace quire::policy_summary
