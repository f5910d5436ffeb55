#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/events.hpp"
#include "quire/dataset.hpp"
#include "quire/value.hpp"

namespace quire::policy_summary {

/// A time in which a rule is on the books and not applied. Both days inclusive.
struct Suspension {
  Date from{};
  std::optional<Date> to;     // empty: no end was set
  std::string after;          // "in force" or "ended"; anything else: nobody has checked
  std::optional<Date> as_of;  // when the record was last checked
  quire_row row{};
};

/// One row of the rules table. All days inclusive; empty: not known, or never.
struct Rule {
  std::string id;
  std::string jurisdiction;  // ISO country code
  std::string authority;
  std::string title;
  std::string citation;
  std::string measure;  // ECCN, or the kind of measure: "letter", "bill", "draft"
  std::optional<Date> announced;
  std::optional<Date> published;
  std::optional<Date> from;
  std::optional<Date> to;
  std::string status_words;  // free text, true on `as_of` only
  std::string condition;     // what it is about, in the language of Condition; empty: not said
  std::vector<std::string> variables;  // that the condition reads, as the row declares them
  std::string outcome;
  std::vector<std::string> supersedes;
  std::string confidence;
  std::optional<Date> as_of;            // when the row was last checked
  std::string verification;             // "checked"; anything else: not, or in part
  std::vector<Suspension> suspensions;  // by first day
  quire_row row{};
};

using analysis::Complaint;
using analysis::Event;

/// What was known on `as_of`.
struct Records {
  Date as_of{};
  std::vector<Rule> rules;    // in the table's order
  std::vector<Event> events;  // oldest first; events of one day in the table's order
  std::vector<Complaint> complaints;
};

/// Rows that cannot be placed (no id, an id seen before, an event without a date, a suspension of
/// no known rule or without a first day) are left out with a complaint. Rules announced and events
/// dated after the as-of date are left out without one: they were not known.
Records read_records(const Dataset& data);

}  // namespace quire::policy_summary
