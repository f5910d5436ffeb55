#include "policy_summary/section.hpp"

#include <algorithm>

#include "policy_summary/deadlines.hpp"
#include "policy_summary/facts.hpp"

namespace quire::policy_summary {
namespace {

constexpr int kMostNamed = 3;

Request read_request(const Options& options) {
  Request request;
  request.window_days = static_cast<int>(options.integer("window_days"));
  request.latest_events = static_cast<std::size_t>(options.integer("latest_events"));
  for (const std::string_view id : options.list("chain")) request.chain.emplace_back(id);
  for (const std::string_view id : options.list("measures")) request.measures.emplace_back(id);
  request.focus = options.text("focus");
  for (const std::string_view id : options.list("chips")) request.chips.emplace_back(id);
  for (const std::string_view id : options.list("matrix_rules"))
    request.matrix_rules.emplace_back(id);
  for (const std::string_view item : options.list("scenarios"))
    request.scenarios.emplace_back(item);
  for (const std::string_view item : options.list("call_names")) {
    const std::size_t sign = item.find('=');
    if (sign == std::string_view::npos)
      throw Error("option call_names: \"" + std::string(item) + "\" is not of the form id=name");
    request.call_names[std::string(item.substr(0, sign))] = std::string(item.substr(sign + 1));
  }
  return request;
}

std::string counts_in_title(const std::vector<Measure>& measures) {
  return std::to_string(count(measures, State::in_force, Side::us)) + " US and " +
         std::to_string(count(measures, State::in_force, Side::china)) + " Chinese measures";
}

std::string full_title(const Analysis& analysis) {
  if (analysis.records.rules.empty()) return "No export rule is known on " + iso_date(analysis.day);
  const int unknown = count(analysis.measures, State::unknown);
  std::string title = counts_in_title(analysis.measures) + " stand";
  if (unknown == 0) return title + " on " + iso_date(analysis.day);
  return title + "; the state of " + std::to_string(unknown) + " is unknown";
}

/// "9 US and 11 Chinese measures are in force on …, and 3 of other governments."
template <class Text>
void say_counts(Text& text, const Analysis& analysis) {
  const bool is_today = analysis.request.focus.empty();
  const std::string_view stem = is_today ? "policy/in_force" : "policy/in_force_that_day";
  text.value(in_force_value(analysis.measures, Side::us, stem))
      .text(" US and ")
      .value(in_force_value(analysis.measures, Side::china, stem))
      .text(is_today ? " Chinese measures are in force on " : " Chinese measures were in force on ")
      .value(Value::date(analysis.day));
  if (count(analysis.measures, State::in_force, Side::others) != 0)
    text.text(", and ")
        .value(in_force_value(analysis.measures, Side::others, stem))
        .text(" of other governments");
  text.text(".");
}

template <class Text>
void say_unknown(Text& text, const Analysis& analysis) {
  if (count(analysis.measures, State::unknown) == 0) return;
  text.text(" The state of ").value(unknown_value(analysis.measures)).text(" more is unknown: ");
  std::string_view between;
  int named = 0;
  for (const Measure& measure : analysis.measures) {
    if (measure.status.state != State::unknown) continue;
    if (named++ == kMostNamed) {
      text.text(" and others");
      break;
    }
    text.text(between)
        .text(measure.short_title() + " (since ")
        .value(since_value(measure))
        .text(")")
        .cite(measure.first().row);
    between = ", ";
  }
  text.text(". Suspensions ended there, and no record says what followed.");
}

template <class Text>
void say_next(Text& text, const Analysis& analysis) {
  const std::vector<Deadline> deadlines =
      deadlines_near(analysis.today, analysis.records.as_of, kHorizonDays);
  if (deadlines.empty() || deadlines.front().days_left < 0) return;
  const Deadline& next = deadlines.front();
  text.text(" Next, on ").value(deadline_value(next)).text(" (");
  say_days_left(text, next);
  text.text("): " + next.measure->short_title() + ", " + std::string(words(next.turn)) + ".")
      .cite(next.measure->first().row);
}

/// How much of the Chinese side cannot be read anywhere.
void write_unpublished(const Analysis& analysis, Section& section) {
  std::vector<quire_row> rows;
  for (const Measure& one : analysis.measures)
    if (one.side == Side::china && one.status.state == State::in_force && !one.first().published)
      rows.push_back(one.first().row);
  if (rows.empty()) return;
  Value unpublished = plain_count(static_cast<std::int64_t>(rows.size()))
                          .key("policy/unpublished/china")
                          .name("Chinese measures in force without a date of publication")
                          .formula("Chinese measures in force without a publication date");
  for (const quire_row& row : rows) unpublished.from(row);
  section.paragraph()
      .value(unpublished)
      .text(" of the ")
      .value(in_force_value(analysis.measures, Side::china))
      .text(
          " Chinese measures carry no date of publication: they are known from reports only, and "
          "no text sets their end.");
}

void write_key_figures(const Analysis& analysis, Section& section) {
  section.key_figure("US measures in force", in_force_value(analysis.today, Side::us));
  section.key_figure("Chinese measures in force", in_force_value(analysis.today, Side::china));
}

void write_full(const Analysis& analysis, Section& section) {
  Names names;
  section.title(full_title(analysis));
  if (!analysis.records.rules.empty()) {
    auto front = section.bottom_line();
    say_counts(front, analysis);
    if (count(analysis.measures, State::unknown) != 0)
      front.text(" The state of ")
          .value(unknown_value(analysis.measures))
          .text(" more is unknown.");
    say_next(front, analysis);
    write_key_figures(analysis, section);
    auto lead = section.lead();
    say_counts(lead, analysis);
    say_unknown(lead, analysis);
    say_next(lead, analysis);
    write_unpublished(analysis, section);
  }
  write_story(analysis, names, section);
  write_rules(analysis, names, section);
  write_timeline(analysis, section);
  write_matrix(analysis, section);
  write_scenarios(analysis, section);
  write_countdown(analysis, section);
  write_ownership_gap(section);
  write_latest_events(analysis, names, section);
  write_outlook(analysis, section);
  write_watch_items(analysis, section);
  write_note(analysis, section);
  write_methods(section);
  write_terms(section);
}

template <class Text>
void say_event(Text& text, const Event& event, const std::string& actor) {
  text.text("On ")
      .value(event_date_value(event))
      .text(", " + (event.summary.find(event.actor) == std::string::npos ? actor + ": " : "") +
            event.summary + ".")
      .cite(event.row)
      .text(" ");
}

void write_flash(const Analysis& analysis, const Event& event, Section& section) {
  Names names;
  section.title(event.actor + " moved while " + counts_in_title(analysis.measures) + " stood");
  auto front = section.bottom_line();
  say_event(front, event, event.actor);
  say_counts(front, analysis);
  write_key_figures(analysis, section);
  auto lead = section.lead();
  say_event(lead, event, names.introduce(event.actor));
  say_counts(lead, analysis);
  write_story(analysis, names, section);
  if (analysis.request.window_days > 0) write_around(analysis, event, names, section);
  write_watch_items(analysis, section);
  write_note(analysis, section);
}

}  // namespace

void PolicySummary::analyze(const Dataset& data, const Options& options, Section& section) {
  Analysis analysis;
  analysis.records = read_records(data);
  analysis.request = read_request(options);
  analysis.day = data.as_of();
  find_reach(data, analysis);
  for (const Complaint& complaint : analysis.records.complaints)
    section.warn(complaint.message, complaint.row);

  const Event* event = find(analysis.records.events, analysis.request.focus);
  if (!analysis.request.focus.empty() && event == nullptr) {
    section.warn("event \"" + analysis.request.focus + "\" of option \"focus\" is not known on " +
                 iso_date(analysis.records.as_of));
    section.callout(CalloutKind::gap, "The event in focus is missing");
    section.paragraph("The dataset holds no event ")
        .code(analysis.request.focus)
        .text(" as it was known on ")
        .value(Value::date(analysis.records.as_of))
        .text("; the full section follows.");
    section.end_callout();
    analysis.request.focus.clear();
  }

  const Date as_of = analysis.records.as_of;
  if (!analysis.request.focus.empty()) analysis.day = event->date;
  analysis.today = group_measures(analysis.records.rules, as_of, as_of);
  analysis.measures = group_measures(analysis.records.rules, analysis.day, as_of);
  if (analysis.request.focus.empty())
    write_full(analysis, section);
  else
    write_flash(analysis, *event, section);
}

}  // namespace quire::policy_summary
