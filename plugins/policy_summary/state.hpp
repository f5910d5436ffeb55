#pragma once

#include <optional>
#include <string_view>

#include "policy_summary/records.hpp"

namespace quire::policy_summary {

enum class State {
  unknown,  // a suspension ran out and nobody has checked what followed
  suspended,
  scheduled,  // has a first day, which is still to come
  in_force,
  not_in_force,  // a bill, a draft, or a rule that never took effect
  expired,
};
std::string_view word(State state);

enum class Turn { none, takes_effect, ends, suspension_begins, suspension_ends };
/// "suspension ends", or "suspension ended" once it is past.
enum class Tense { coming, past };
std::string_view words(Turn turn, Tense tense = Tense::coming);

struct Status {
  State state = State::not_in_force;
  std::optional<Date> since;  // first day of this state
  std::optional<Date> next;   // the day on which `turn` happens; of an end, the last day
  Turn turn = Turn::none;
};

/// The state of `rule` on `day`, by dates alone and as far as it was known on `known` (not before
/// `day`). A suspension decides before the effective dates do: an "effective to" on its eve is the
/// day it interrupted the rule, not the rule's end.
Status status_on(const Rule& rule, Date day, Date known);

/// Whether a date that lies after `known` could be foreseen then. The dataset keeps one version of
/// a row: where that was checked later, an end to come is hindsight.
bool foreseen(Date date, const std::optional<Date>& checked, Date known);

/// "bill, not law", "draft, not in force", "never applied" or "announced, not in force".
std::string_view label_not_in_force(const Rule& rule, Date known);

/// What the record says of an end that is more than a last day or a successor, "replaced by
/// licensing": a duty may live on behind it. Empty where it says no more, or was checked after
/// `known`. Points into `rule`.
std::string_view word_on_end(const Rule& rule, Date known);

/// What the record adds to "in force": "informal", "not codified", "partially eased"; empty where
/// it adds nothing or was checked after `known`.
std::string qualifier(const Rule& rule, Date known);

inline constexpr int kFreshDays = 14;

/// More than `kFreshDays` between the last check and the edition, or never checked.
bool is_stale(const std::optional<Date>& checked, Date as_of);

}  // namespace quire::policy_summary
