#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy_summary/records.hpp"

namespace quire::policy_summary {

/// The events that `ids` names, oldest first; ids that are not known (yet) are skipped.
std::vector<const Event*> pick(const std::vector<Event>& events,
                               const std::vector<std::string>& ids);

/// The last `days` days up to and including `as_of`, and more until `at_least` are there; newest
/// first, events of one day in the table's order.
struct Latest {
  std::vector<const Event*> events;
  int in_window = 0;  // how many of them, counted from the front, fall into the window
};
Latest latest(const std::vector<Event>& events, Date as_of, int days, std::size_t at_least);

/// Null when there is none.
const Event* find(const std::vector<Event>& events, std::string_view id);

/// Other events within `days` days of `event` on either side, oldest first.
std::vector<const Event*> around(const std::vector<Event>& events, const Event& event, int days);

}  // namespace quire::policy_summary
