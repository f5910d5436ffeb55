#include "policy_summary/facts.hpp"
#include "policy_summary/section.hpp"

namespace quire::policy_summary {
namespace {

constexpr int kLaneDays = 730;

void write_who_and_what(TableRow& row, const Event& event, Names& names) {
  row.cell(country_name(event.country));
  row.cell(event.actor.empty() ? "not named" : names.introduce(event.actor));
  row.cell().text(event.summary).cite(event.row);
}

std::string latest_title(const Latest& found, int window_days) {
  const std::string window = "the " + std::to_string(window_days) + " days before the edition";
  if (found.in_window == 0)
    return "Nothing happened in " + window + "; the latest " + std::to_string(found.events.size()) +
           " events";
  if (found.in_window == static_cast<int>(found.events.size()))
    return std::to_string(found.in_window) +
           (found.in_window == 1 ? " event falls into " : " events fall into ") + window;
  return std::to_string(found.in_window) + " of the " + std::to_string(found.events.size()) +
         " latest events " + (found.in_window == 1 ? "falls into " : "fall into ") + window;
}

std::string_view lane_of(const Event& event) {
  constexpr std::string_view kLanes[] = {"United States", "China", "Other countries"};
  return kLanes[static_cast<int>(side_of(event.country))];
}

/// Who moved when, side by side: an answer tends to follow within weeks.
void write_lanes(const Analysis& analysis, Section& section) {
  const Date first = analysis.records.as_of - Days{kLaneDays};
  std::vector<const Event*> shown;
  int by_side[3] = {};
  for (const Event& event : analysis.records.events) {
    if (event.date < first) continue;
    shown.push_back(&event);
    ++by_side[static_cast<int>(side_of(event.country))];
  }
  if (shown.empty()) return;
  auto chart = section.chart(Chart::Kind::timeline, "policy/event_lanes");
  chart
      .title(std::to_string(by_side[0]) + " US and " + std::to_string(by_side[1]) +
             " Chinese events in " + std::to_string(kLaneDays / 365) + " years")
      .subtitle("One mark an event, by the side it comes from, " + iso_date(first) + " to " +
                iso_date(analysis.records.as_of))
      .note("Governments and firms alike; the day is as exact as it was reported.")
      .alt("Marks of events in lanes: United States " + std::to_string(by_side[0]) + ", China " +
           std::to_string(by_side[1]) + ", other countries " + std::to_string(by_side[2]) + ".");
  auto series = chart.series("Events", "policy/event_lanes/events");
  for (const Side side : {Side::us, Side::china, Side::others})
    for (const Event* event : shown)
      if (side_of(event->country) == side)
        series.span(lane_of(*event), Value::date(event->date).from(event->date_cell),
                    Value::date(event->date));
}

}  // namespace

void write_latest_events(const Analysis& analysis, Names& names, Section& section) {
  section.heading("Events since the last month", "policy/events");
  const Latest found = latest(analysis.records.events, analysis.records.as_of,
                              analysis.request.window_days, analysis.request.latest_events);
  if (found.events.empty()) {
    section.paragraph("The dataset holds no event up to ")
        .value(Value::date(analysis.records.as_of))
        .text(".");
    return;
  }
  write_lanes(analysis, section);
  auto table = section.table("policy/events_table");
  table.title(latest_title(found, analysis.request.window_days))
      .subtitle("Newest first; rows of the window stand out")
      .column("Date")
      .column("Side")
      .column("Who")
      .column("What");
  for (std::size_t i = 0; i < found.events.size(); ++i) {
    const Event& event = *found.events[i];
    auto row = table.row("event/" + event.id);
    if (static_cast<int>(i) < found.in_window) row.emphasized();
    row.cell(event_date_value(event));
    write_who_and_what(row, event, names);
  }
}

void write_around(const Analysis& analysis, const Event& event, Names& names, Section& section) {
  section.heading("Before and after", "policy/around");
  std::vector<const Event*> near =
      around(analysis.records.events, event, analysis.request.window_days);
  const std::string window = std::to_string(analysis.request.window_days) + " days";
  if (near.empty()) {
    section.paragraph("No other event is known within ")
        .value(plain_count(analysis.request.window_days))
        .text(" days on either side.");
    return;
  }
  int before = 0;
  for (const Event* other : near) before += other->date < event.date ? 1 : 0;
  auto table = section.table("policy/around_table");
  table
      .title(std::to_string(before) + " events came in the " + window + " before it, " +
             std::to_string(near.size() - static_cast<std::size_t>(before)) +
             " with it or after it")
      .subtitle("Days from the event; negative: before it. As known on " +
                iso_date(analysis.records.as_of))
      .column("Days", TableBlock::Align::right, "d")
      .column("Date")
      .column("Side")
      .column("Who")
      .column("What");
  for (const Event* other : near) {
    auto row = table.row("event/" + other->id);
    row.cell(days_between(event, *other));
    row.cell(event_date_value(*other));
    write_who_and_what(row, *other, names);
  }
}

}  // namespace quire::policy_summary
