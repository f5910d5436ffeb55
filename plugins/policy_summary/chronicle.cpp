#include "policy_summary/chronicle.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace quire::policy_summary {

std::vector<const Event*> pick(const std::vector<Event>& events,
                               const std::vector<std::string>& ids) {
  const std::set<std::string> wanted(ids.begin(), ids.end());
  std::vector<const Event*> picked;
  for (const Event& event : events)
    if (wanted.count(event.id) != 0) picked.push_back(&event);
  return picked;
}

Latest latest(const std::vector<Event>& events, Date as_of, int days, std::size_t at_least) {
  Latest found;
  for (const Event& event : events) found.events.push_back(&event);
  std::stable_sort(found.events.begin(), found.events.end(),
                   [](const Event* a, const Event* b) { return a->date > b->date; });
  const auto is_outside = [&](const Event* event) { return event->date <= as_of - Days{days}; };
  const auto end = std::find_if(found.events.begin(), found.events.end(), is_outside);
  found.in_window = static_cast<int>(end - found.events.begin());
  const std::size_t wanted = std::max(static_cast<std::size_t>(found.in_window), at_least);
  if (found.events.size() > wanted) found.events.resize(wanted);
  return found;
}

const Event* find(const std::vector<Event>& events, std::string_view id) {
  const auto found =
      std::find_if(events.begin(), events.end(), [&](const Event& one) { return one.id == id; });
  return found == events.end() ? nullptr : &*found;
}

std::vector<const Event*> around(const std::vector<Event>& events, const Event& event, int days) {
  std::vector<const Event*> near;
  for (const Event& other : events)
    if (&other != &event && std::abs((other.date - event.date).count()) <= days)
      near.push_back(&other);
  return near;
}

}  // namespace quire::policy_summary
