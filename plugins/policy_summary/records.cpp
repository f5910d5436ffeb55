#include "policy_summary/records.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace quire::policy_summary {
namespace {

using analysis::list_at;
using analysis::text_at;

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

void read_rules(const Table& table, Records& records) {
  const Column id = table.column("rule_id");
  const Column jurisdiction = table.column("jurisdiction");
  const Column authority = table.column("authority");
  const Column title = table.column("title");
  const Column citation = table.column("citation");
  const Column measure = table.column("eccn_or_measure");
  const Column announced = table.column("announced_date");
  const Column published = table.column("published_date");
  const Column from = table.column("effective_from");
  const Column to = table.column("effective_to");
  const Column status = table.column("status_as_of");
  const Column supersedes = table.column("supersedes");
  const Column condition = table.column("condition_expr");
  const Column variables = table.column("variables");
  const Column outcome = table.column("outcome");
  const Column confidence = table.column("confidence");
  const Column as_of = table.column("as_of");
  const Column verification = table.column("verification");

  std::set<std::string> seen;
  for (std::int64_t row = 0; row < table.row_count(); ++row) {
    Rule rule;
    rule.id = text_at(id, row);
    rule.row = table.reference(row);
    if (rule.id.empty()) {
      records.complaints.push_back({"a rule without an id is left out", rule.row});
      continue;
    }
    if (!seen.insert(rule.id).second) {
      records.complaints.push_back({"rule " + in_quotes(rule.id) + " stands twice", rule.row});
      continue;
    }
    rule.announced = announced.date(row);
    if (rule.announced && *rule.announced > records.as_of) continue;
    rule.jurisdiction = text_at(jurisdiction, row);
    rule.authority = text_at(authority, row);
    rule.title = text_at(title, row);
    if (rule.title.empty()) rule.title = rule.id;
    rule.citation = text_at(citation, row);
    rule.measure = text_at(measure, row);
    rule.published = published.date(row);
    rule.from = from.date(row);
    rule.to = to.date(row);
    rule.status_words = text_at(status, row);
    rule.supersedes = list_at(supersedes, row);
    rule.condition = text_at(condition, row);
    rule.variables = list_at(variables, row);
    rule.outcome = text_at(outcome, row);
    rule.confidence = text_at(confidence, row);
    rule.as_of = as_of.date(row);
    rule.verification = text_at(verification, row);
    records.rules.push_back(std::move(rule));
  }
}

void read_suspensions(const Table& table, Records& records) {
  const Column id = table.column("rule_id");
  const Column from = table.column("from");
  const Column to = table.column("to");
  const Column after = table.column("after");
  const Column as_of = table.column("as_of");

  std::map<std::string, Rule*> by_id;
  for (Rule& rule : records.rules) by_id[rule.id] = &rule;
  for (std::int64_t row = 0; row < table.row_count(); ++row) {
    const std::string name = text_at(id, row);
    const auto found = by_id.find(name);
    const std::optional<Date> first = from.date(row);
    if (first && *first > records.as_of && found == by_id.end()) continue;
    if (found == by_id.end() || !first) {
      const std::string reason = first ? " names no known rule" : " has no first day";
      records.complaints.push_back(
          {"a suspension of " + in_quotes(name) + reason, table.reference(row)});
      continue;
    }
    found->second->suspensions.push_back(
        {*first, to.date(row), text_at(after, row), as_of.date(row), table.reference(row)});
  }
  for (Rule& rule : records.rules)
    std::stable_sort(rule.suspensions.begin(), rule.suspensions.end(),
                     [](const auto& a, const auto& b) { return a.from < b.from; });
}

}  // namespace

Records read_records(const Dataset& data) {
  Records records;
  records.as_of = data.as_of();
  read_rules(data.table("rules"), records);
  read_suspensions(data.table("suspensions"), records);
  records.events = analysis::read_events(data, records.complaints);
  return records;
}

}  // namespace quire::policy_summary
