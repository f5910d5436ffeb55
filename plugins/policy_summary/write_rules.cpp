#include <algorithm>
#include <set>

#include "policy_summary/facts.hpp"
#include "policy_summary/section.hpp"

namespace quire::policy_summary {
namespace {

constexpr std::size_t kMostRows = 11;
constexpr std::size_t kMostListed = 24;

void write_state(TableRow& row, const Measure& measure, Date known) {
  auto cell = row.cell();
  switch (measure.status.state) {
    case State::in_force:
      cell.good();
      break;
    case State::unknown:
      cell.undetermined();
      break;
    default:
      cell.watch();
  }
  cell.value(state_value(measure, known));
  if (measure.status.state != State::in_force) return;
  if (const std::string more = qualifier(measure.first(), known); !more.empty())
    cell.text(" (" + more + ")");
}

void write_next(TableRow& row, const Measure& measure) {
  auto cell = row.cell();
  if (measure.status.state == State::unknown) {
    cell.text("to be verified");
  } else if (measure.status.next) {
    cell.value(next_value(measure)).text(" " + std::string(words(measure.status.turn)));
  } else {
    cell.text("none set");
  }
}

/// The day of all records, where they have one and none is stale: a column of its own would say nothing.
std::optional<Date> one_day_of(const std::vector<const Measure*>& rows, Date as_of) {
  std::optional<Date> day;
  for (const Measure* one : rows) {
    const std::optional<Date> verified = one->last_verified();
    if (!verified || is_stale(verified, as_of) || (day && *day != *verified)) return {};
    day = verified;
  }
  return day;
}

void write_row(TableBlock& table, const Measure& measure, const Analysis& analysis, bool with_day, Names& names) {
  const Rule& rule = measure.first();
  auto row = table.row("rule/" + rule.id);
  if (measure.status.state == State::unknown) row.emphasized();
  row.cell(measure.short_title());
  row.cell(std::string(country_name(rule.jurisdiction)) + " · " + names.introduce(rule.authority));
  row.cell(measure.citation()).cite(rule.row);
  write_state(row, measure, analysis.records.as_of);
  row.cell(since_value(measure));
  write_next(row, measure);
  if (!with_day) return;
  auto verified = row.cell();
  const bool stale = is_stale(measure.last_verified(), analysis.records.as_of);
  if (stale) verified.watch();
  verified.value(verified_value(measure));
  if (stale) verified.text(" stale");
}

std::string table_title(const std::vector<const Measure*>& rows) {
  const auto how_many = [&](State state) {
    return std::count_if(rows.begin(), rows.end(),
                         [&](const Measure* one) { return one->status.state == state; });
  };
  const auto in_force = how_many(State::in_force);
  if (in_force == static_cast<std::ptrdiff_t>(rows.size()))
    return (in_force == 1 ? std::string("The one measure below is in force")
                          : "All " + std::to_string(in_force) + " measures below are in force");
  std::string title = std::to_string(in_force) + " of the " + std::to_string(rows.size()) +
                      " measures below are in force";
  for (const State state : {State::suspended, State::scheduled})
    if (how_many(state) != 0)
      title += ", " + std::to_string(how_many(state)) + " " + std::string(word(state));
  if (how_many(State::unknown) != 0)
    title += ", " + std::to_string(how_many(State::unknown)) + " unknown";
  return title;
}

/// A sentence of titles for measures that are not in the table.
void write_left_out(const std::string& opening, const std::vector<const Measure*>& measures,
                    Date known, Section& section) {
  if (measures.empty()) return;
  auto note = section.note();
  note.text(opening);
  std::string_view between = " ";
  for (std::size_t i = 0; i < measures.size() && i < kMostListed; ++i) {
    const Measure* measure = measures[i];
    note.text(between).text(measure->short_title());
    if (measure->status.state != State::in_force)
      note.text(" (").value(state_value(*measure, known)).text(")");
    note.cite(measure->first().row);
    between = "; ";
  }
  if (measures.size() > kMostListed)
    note.text(" and ")
        .value(plain_count(static_cast<std::int64_t>(measures.size() - kMostListed)))
        .text(" more");
  note.text(".");
}

void write_rest(const Analysis& analysis, const std::vector<const Measure*>& rows,
                Section& section) {
  const std::set<const Measure*> shown(rows.begin(), rows.end());
  std::vector<const Measure*> also;
  std::vector<const Measure*> open;
  std::vector<const Measure*> pending;
  for (const Measure& measure : analysis.measures) {
    if (shown.count(&measure) != 0 || measure.status.state == State::expired) continue;
    if (measure.status.state == State::in_force)
      also.push_back(&measure);
    else
      (needs_attention(measure.status.state) ? open : pending).push_back(&measure);
  }
  const Date known = analysis.records.as_of;
  write_left_out("Also in force, not tabled:", also, known, section);
  write_left_out("Also open, not tabled:", open, known, section);
  write_left_out("Without force of law:", pending, known, section);
  if (const int over = count(analysis.measures, State::expired); over != 0)
    section.note()
        .value(plain_count(over))
        .text(over == 1 ? " measure has expired or was superseded."
                        : " measures have expired or were superseded.");
}

}  // namespace

void write_rules(const Analysis& analysis, Names& names, Section& section) {
  section.heading("Rules in force", "policy/rules");
  const std::vector<const Measure*> rows =
      choose_rows(analysis.measures, analysis.request.measures, kMostRows);
  if (rows.empty()) {
    section.callout(CalloutKind::gap, "No rule to show");
    section
        .paragraph(
            "The dataset holds no rule that is in force, suspended, scheduled or unknown on ")
        .value(Value::date(analysis.day))
        .text(".");
    section.end_callout();
  } else {
    const std::optional<Date> day = one_day_of(rows, analysis.records.as_of);
    auto table = section.table("policy/rules_table");
    table.title(table_title(rows))
        .subtitle("By issuing side, state on " + iso_date(analysis.day) + "; " + std::to_string(count(analysis.measures, State::in_force)) +
                  " are in force, those not here are named below" + (day ? "; records of " + iso_date(*day) : ""))
        .column("Rule")
        .column("Issued by")
        .column("Citation")
        .column("State")
        .column("Since")
        .column("Next date");
    if (!day) table.column("Record as of");
    for (const Measure* measure : rows) write_row(table, *measure, analysis, !day, names);
  }
  write_rest(analysis, rows, section);
}

}  // namespace quire::policy_summary
