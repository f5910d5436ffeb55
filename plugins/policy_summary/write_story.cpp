#include "policy_summary/facts.hpp"
#include "policy_summary/section.hpp"

namespace quire::policy_summary {
namespace {

int count_of(const std::vector<const Event*>& events, Side side) {
  int number = 0;
  for (const Event* event : events) number += side_of(event->country) == side ? 1 : 0;
  return number;
}

void write_span(const std::vector<const Event*>& told, Section& section) {
  const Event& first = *told.front();
  const Event& last = *told.back();
  auto paragraph = section.paragraph();
  if (told.size() == 1) {
    paragraph.text("One step is known so far.");
    return;
  }
  paragraph.value(plain_count(static_cast<std::int64_t>(told.size())))
      .text(" steps, ")
      .value(event_date_value(first))
      .text(" to ")
      .value(event_date_value(last))
      .text(", in ")
      .value(days_between(first, last))
      .text(" days, ")
      .value(plain_count(count_of(told, Side::us)))
      .text(" on the US side and ")
      .value(plain_count(count_of(told, Side::china)))
      .text(" on the Chinese side.");
}

void write_steps(const std::vector<const Event*>& told, Names& names, Section& section) {
  auto list = section.list(List::Style::numbers);
  const Event* before = nullptr;
  for (const Event* event : told) {
    auto item = list.item();
    item.value(event_date_value(*event));
    if (before != nullptr && event->date > before->date)
      item.text(", ")
          .value(days_between(*before, *event))
          .text(" days later");
    item.text(" · " + std::string(country_name(event->country)) + " · ")
        .strong(names.introduce(event->actor))
        .text(": " + event->summary + ".")
        .cite(event->row);
    before = event;
  }
}

}  // namespace

void write_story(const Analysis& analysis, Names& names, Section& section) {
  const std::vector<std::string>& wanted = analysis.request.chain;
  if (wanted.empty()) return;
  const std::vector<const Event*> told = pick(analysis.records.events, wanted);

  section.heading("What set off the search for substitutes", "policy/story");
  if (!told.empty()) {
    write_span(told, section);
    write_steps(told, names, section);
  }
  const std::size_t untold = wanted.size() - told.size();
  if (told.size() < wanted.size())
    section.note()
        .value(plain_count(static_cast<std::int64_t>(untold)))
        .text(" of the ")
        .value(plain_count(static_cast<std::int64_t>(wanted.size())))
        .text(
            " events that the report names for this story are not in the dataset as it was known "
            "on ")
        .value(Value::date(analysis.records.as_of))
        .text(".");
}

}  // namespace quire::policy_summary
