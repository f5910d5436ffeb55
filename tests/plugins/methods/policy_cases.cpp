#include <algorithm>
#include <charconv>

#include "edition/change.hpp"
#include "plugins/methods/dates.hpp"
#include "plugins/methods/results.hpp"
#include "policy_summary/decision.hpp"
#include "policy_summary/ownership.hpp"
#include "policy_summary/state.hpp"

// Rules, ownership and changes between editions: METHODS 1.10 and 3.
namespace quire::methods {
namespace {

using namespace policy_summary;

/// A row of the rules file: its life, and the box of figures it is about as a condition.
struct RuleRow {
  Rule life;
  std::string version;
  std::string scope;
  double priority = 0;
  std::string outcome;
  std::string condition;

  std::string label() const { return life.id + "@" + version; }
};

/// "tpp >= 4800" with the number of a cell; nothing where there is none.
std::optional<std::string> limit_at(const CsvTable& table, std::size_t row, const std::string& column,
                                    const std::string& compared) {
  const auto limit = table.number(row, column);
  if (!limit) return {};
  char digits[400];  // without an exponent, which conditions have not
  const auto end = std::to_chars(digits, digits + sizeof digits, *limit, std::chars_format::fixed).ptr;
  return compared + " " + std::string(digits, end);
}

std::string box_of(const CsvTable& table, std::size_t row) {
  std::vector<std::string> limits;
  const auto add = [&](const std::string& variable, const std::string& column,
                       const std::string& sign) {
    if (const auto limit = limit_at(table, row, column, variable + " " + sign)) limits.push_back(*limit);
  };
  for (const std::string variable : {"tpp", "pd", "dram_gbs"}) {
    add(variable, "min_" + variable + "_incl", ">=");
    add(variable, "max_" + variable + "_excl", "<");
  }
  return limits.empty() ? "True" : joined(limits, " and ");
}

RuleRow rule_at(const CsvTable& table, std::size_t row) {
  RuleRow rule;
  rule.life.id = table.text(row, "rule");
  rule.version = table.text(row, "version");
  rule.scope = table.text(row, "scope");
  rule.priority = table.number(row, "priority").value_or(0);
  rule.outcome = table.text(row, "outcome");
  rule.condition = box_of(table, row);
  const auto date = [&](const char* column) {
    return table.text(row, column).empty() ? std::optional<Date>() : std::optional<Date>(date_at(table, row, column));
  };
  constexpr const char* kRanges = "suspended_ranges_incl";
  rule.life.from = date("effective_from");
  rule.life.to = date("effective_to_incl");
  if (rule.life.from && rule.life.to && *rule.life.to < *rule.life.from)
    table.fail(row, "effective_to_incl", "is before effective_from");
  for (const std::string& range : parts_of(table.text(row, kRanges))) {
    const std::size_t dots = range.find("..");
    if (dots == std::string::npos) table.fail(row, kRanges, "\"" + range + "\" is not of the form from..to");
    const auto end = [&](const std::string& text) { return table.at(row, kRanges, [&] { return date_from(text); }); };
    Suspension suspension;
    suspension.from = end(range.substr(0, dots));
    if (dots + 2 < range.size()) suspension.to = end(range.substr(dots + 2));
    if (suspension.to && *suspension.to < suspension.from) table.fail(row, kRanges, "\"" + range + "\" ends before it begins");
    suspension.after = "in force";
    rule.life.suspensions.push_back(suspension);
  }
  return rule;
}

/// Here a last day is an end even on the eve of a suspension: a file of this form says both in
/// full.
std::string state_word(const Rule& rule, Date day) {
  if (rule.from && day < *rule.from) return "future";
  if (rule.to && day > *rule.to) return "expired";
  switch (status_on(rule, day, day).state) {
    case State::in_force:
      return "active";
    case State::suspended:
      return "suspended";
    case State::expired:
      return "expired";
    default:
      return "future";
  }
}

Facts facts_at(const CsvTable& products, std::size_t row) {
  Facts facts;
  for (const std::string column : {"tpp", "pd", "dram_gbs"})
    if (const auto number = products.number(row, column)) facts[column] = Interval(*number);
  return facts;
}

std::vector<DecidingRule> active_rules(const std::vector<RuleRow>& rules, Date day) {
  std::vector<DecidingRule> active;
  for (const RuleRow& rule : rules) {
    if (rule.scope != "product" || state_word(rule.life, day) != "active") continue;
    active.push_back({rule.life.id, rule.version, rule.priority, rule.outcome,
                      std::get<Condition>(Condition::parse(rule.condition))});
  }
  return active;
}

void put_sweep(const Inputs& inputs, const CsvTable& products, Results& results) {
  const CsvTable sweep = inputs.optional_table("sweep_in");
  for (std::size_t row = 0; row < sweep.size(); ++row) {
    sweep.required(row, "tpp_threshold");
    const std::string& limit = sweep.text(row, "tpp_threshold");
    const auto condition = std::get<Condition>(Condition::parse(*limit_at(sweep, row, "tpp_threshold", "tpp >=")));
    std::vector<std::string> caught;
    for (std::size_t product = 0; product < products.size(); ++product)
      if (condition.evaluate(facts_at(products, product)).truth == Truth::yes)
        caught.push_back(products.text(product, "product"));
    std::sort(caught.begin(), caught.end());
    results.put("scenario", "tpp>=" + limit, "affected_products", joined(caught));
  }
}

core::Statement statement_of(const CsvTable& table, std::size_t row, const std::string& column) {
  if (!table.flag(row, column + "_present")) return core::Unsaid{};
  const std::string& text = table.text(row, column);
  if (text.empty() || text == "NA" || text == "n/k" || text == "unknown") return core::NotKnown{};
  try {
    return number_from(text);
  } catch (const InputError&) {
    return text;
  }
}

}  // namespace

void run_policy(const Inputs& inputs, Results& results) {
  const CsvTable rule_table = inputs.table("rules_in");
  const CsvTable products = inputs.table("products_in");
  const CsvTable days = inputs.table("asof_in");
  std::vector<RuleRow> rules;
  for (std::size_t row = 0; row < rule_table.size(); ++row)
    rules.push_back(rule_at(rule_table, row));
  std::vector<std::string> before;
  for (std::size_t row = 0; row < days.size(); ++row) {
    const std::string& name = days.text(row, "asof");
    const Date day = date_at(days, row, "asof");
    const std::vector<DecidingRule> active = active_rules(rules, day);
    std::vector<std::string> outcomes;
    for (std::size_t product = 0; product < products.size(); ++product) {
      const Decision decision = decide(active, facts_at(products, product));
      const std::string& subject = products.text(product, "product");
      outcomes.push_back(decision.outcomes.size() == 1 ? decision.outcomes[0] : "undetermined");
      results.put(name, subject, "outcome", outcomes.back());
      results.put(name, subject, "because", joined(decision.because));
    }
    for (const RuleRow& rule : rules)
      results.put(name, rule.label(), "rule_state", state_word(rule.life, day));
    std::vector<std::string> changes;
    for (std::size_t i = 0; i < before.size(); ++i)
      if (before[i] != outcomes[i])
        changes.push_back(products.text(i, "product") + ":" + before[i] + "->" + outcomes[i]);
    if (row > 0) results.put(name, "diff_vs_previous_asof", "changed_products", joined(changes));
    before = std::move(outcomes);
  }
  put_sweep(inputs, products, results);
}

void run_ownership50(const Inputs& inputs, Results& results) {
  const CsvTable table = inputs.table("in");
  const CsvTable listed = inputs.table("listed");
  for (const std::string& name : cases_of({&table, &listed})) {
    std::vector<Stake> stakes;
    for (const std::size_t row : table.of_case(name))
      stakes.push_back(
          {table.text(row, "owner"), table.text(row, "entity"), table.number(row, "pct")});
    std::vector<std::string> names;
    for (const std::size_t row : listed.of_case(name)) names.push_back(listed.text(row, "listed"));
    const OwnershipFindings found = apply_fifty_percent_rule(make_register(stakes, names));
    results.put(name, "graph", "warnings", joined(found.warnings));
    for (const Ownership& one : found.entities) {
      results.put(name, one.entity, "state", word(one.state));
      if (one.state == Blocked::listed) continue;
      results.put(name, one.entity, "blocked_pct_lo", one.low);
      results.put(name, one.entity, "blocked_pct_hi", one.high);
      results.put(name, one.entity, "unallocated_pct", one.unallocated);
    }
  }
}

void run_edition_diff(const Inputs& inputs, Results& results) {
  const CsvTable table = inputs.table("in");
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string& name = table.text(row, "case");
    const std::string& key = table.text(row, "key");
    const core::Change change =
        core::compare_statements(statement_of(table, row, "old"), statement_of(table, row, "new"),
                                 table.number(row, "materiality_rel").value_or(0));
    results.put(name, key, "change", core::word(change.kind));
    if (!change.difference) continue;
    results.put(name, key, "abs_change", *change.difference);
    if (change.percent)
      results.put(name, key, "pct_change", *change.percent);
    else
      results.put(name, key, "pct_change", "undefined");
  }
}

}  // namespace quire::methods
