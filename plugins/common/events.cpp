#include "common/events.hpp"

#include <algorithm>
#include <set>

namespace quire::analysis {

std::vector<Event> read_events(const Dataset& data, std::vector<Complaint>& complaints) {
  const Table table = data.table("events");
  const Column id = table.column("event_id");
  const Column date = table.column("date");
  const std::optional<Column> precision = table.find("date_precision");
  const Column country = table.column("country");
  const Column actor = table.column("actor");
  const Column summary = table.column("summary");

  std::vector<Event> events;
  std::set<std::string> seen;
  for (std::int64_t row = 0; row < table.row_count(); ++row) {
    const std::string name = text_at(id, row);
    const std::optional<Date> day = date.date(row);
    const bool is_new = seen.insert(name).second;
    if (name.empty() || !is_new || !day) {
      const std::string reason = name.empty() ? " has no id"
                                 : !is_new    ? " stands twice"
                                              : " has no date and is left out";
      complaints.push_back({"event \"" + name + "\"" + reason, table.reference(row)});
      continue;
    }
    if (*day > data.as_of()) continue;
    events.push_back({name, *day, text_at(precision, row), text_at(country, row),
                      text_at(actor, row), text_at(summary, row), table.reference(row),
                      table.reference(row, date)});
  }
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& a, const Event& b) { return a.date < b.date; });
  return events;
}

}  // namespace quire::analysis
