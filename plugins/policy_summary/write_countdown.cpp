#include <algorithm>
#include <cstdlib>

#include "policy_summary/deadlines.hpp"
#include "policy_summary/facts.hpp"
#include "policy_summary/section.hpp"

namespace quire::policy_summary {
namespace {

constexpr std::size_t kMostRows = 12;

constexpr int kUrgentDays = 14;
constexpr int kMostWatched = 4;  // of each kind

std::string table_title(const std::vector<Deadline>& deadlines) {
  const std::string all = std::to_string(deadlines.size());
  const bool one = deadlines.size() == 1;
  const Deadline& next = deadlines.front();
  if (next.days_left < 0)
    return all + (one ? " date has" : " dates have") + " passed and none lies ahead within " +
           std::to_string(kHorizonDays) + " days";
  const std::string when =
      next.days_left == 0 ? "today" : "in " + analysis::counted(static_cast<std::size_t>(next.days_left), "day");
  const auto ahead =
      std::count_if(deadlines.begin(), deadlines.end(),
                    [](const Deadline& deadline) { return deadline.days_left >= 0; });
  const auto passed = static_cast<std::ptrdiff_t>(deadlines.size()) - ahead;
  return std::to_string(ahead) +
         (ahead == 1 ? " dated change comes " : " dated changes come, the next ") + when +
         (passed == 0 ? "" : "; " + std::to_string(passed) + " have passed");
}

void write_row(TableBlock& table, const Deadline& deadline, Date known) {
  const Measure& measure = *deadline.measure;
  auto row = table.row(deadline_key(deadline));
  auto left = row.cell();
  if (deadline.days_left >= 0 && deadline.days_left <= kUrgentDays) left.alert();
  left.value(days_left_value(deadline));
  row.cell(deadline_value(deadline));
  row.cell().text(measure.short_title()).cite(measure.first().row);
  row.cell()
      .text(std::string(words(deadline.turn, deadline.days_left < 0 ? Tense::past : Tense::coming)) + "; now ")
      .value(state_value(measure, known));
}

}  // namespace

void write_countdown(const Analysis& analysis, Section& section) {
  const Date as_of = analysis.records.as_of;
  std::vector<Deadline> deadlines = deadlines_near(analysis.today, as_of, kHorizonDays);
  if (deadlines.empty()) {
    section.paragraph("No measure has a dated change within ")
        .value(plain_count(kHorizonDays))
        .text(" days of ")
        .value(Value::date(as_of))
        .text(" on either side.");
  } else {
    const std::size_t found = deadlines.size();
    auto table = section.table("policy/countdown_table");
    table.half()
        .title(table_title(deadlines))
        .subtitle("Dated changes within " + std::to_string(kHorizonDays) + " days of " +
                  iso_date(as_of) + "; negative: already past")
        .column("Days left", TableBlock::Align::right, "d")
        .column("Date")
        .column("Measure")
        .column("What, and the state on the as-of date");
    if (found > kMostRows) deadlines.resize(kMostRows);
    for (const Deadline& deadline : deadlines) write_row(table, deadline, as_of);
    if (found > deadlines.size())
      section.note()
          .value(plain_count(static_cast<std::int64_t>(found - deadlines.size())))
          .text(" more, further off, are not tabled.");
  }
}

void write_watch_items(const Analysis& analysis, Section& section) {
  const Date as_of = analysis.records.as_of;
  int watched = 0;
  for (const Measure& measure : analysis.today) {
    if (measure.status.state != State::unknown || ++watched > kMostWatched) continue;
    section.watch()
        .text("Verify what became of " + measure.short_title() +
              " after its suspension ended: state unknown since ")
        .value(Value::date(*measure.status.since).from(measure.first().row))
        .text(".")
        .cite(measure.first().row)
        .date(as_of);
  }
  watched = 0;
  for (const Deadline& deadline : deadlines_near(analysis.today, as_of, kHorizonDays)) {
    if (deadline.days_left < 0 || ++watched > kMostWatched) break;
    auto item = section.watch();
    item.text(deadline.measure->short_title() + ": " + std::string(words(deadline.turn)) + " ");
    say_days_left(item, deadline);
    item.text(".").cite(deadline.measure->first().row).date(deadline.date);
  }
}

}  // namespace quire::policy_summary
