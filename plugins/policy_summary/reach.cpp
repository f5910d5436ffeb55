#include "policy_summary/reach.hpp"

#include <algorithm>

namespace quire::policy_summary {
namespace {

/// The known name with the most letters in common at its start; empty when none begins alike.
std::string nearest_name(std::string_view wrong) {
  std::string best;
  std::size_t most = 1;
  for (const std::string& name : chip_variables()) {
    std::size_t same = 0;
    while (same < std::min(name.size(), wrong.size()) && name[same] == wrong[same]) ++same;
    if (same > most) {
      most = same;
      best = name;
    }
  }
  return best;
}

void complain(const Rule& rule, std::size_t column, const std::string& message,
              std::vector<Complaint>& complaints) {
  complaints.push_back({"the condition of rule \"" + rule.id + "\", column " +
                            std::to_string(column) + ": " + message,
                        rule.row});
}

bool is_permissive(const std::string& outcome) {
  for (const std::string_view word : {"case-by-case", "exception", "licence with", "duty"})
    if (outcome.find(word) != std::string::npos) return true;
  return false;
}

std::optional<Condition> any_of(const std::vector<ReadableRule>& rules) {
  std::optional<Condition> any;
  for (const ReadableRule& rule : rules) any = any ? *any || rule.condition : rule.condition;
  return any;
}

}  // namespace

std::optional<ReadableRule> readable_rule(const Rule& rule, std::vector<Complaint>& complaints) {
  if (rule.condition.empty()) return {};
  auto parsed = Condition::parse(rule.condition);
  if (const auto* problem = std::get_if<ConditionProblem>(&parsed)) {
    complain(rule, problem->column, problem->message, complaints);
    return {};
  }
  const Condition& condition = std::get<Condition>(parsed);
  for (const auto& [name, column] : condition.variables()) {
    const bool declared =
        std::find(rule.variables.begin(), rule.variables.end(), name) != rule.variables.end();
    if (declared || chip_variables().count(name) != 0) continue;
    const std::string nearest = nearest_name(name);
    complain(rule, column,
             "unknown variable \"" + name + "\"" +
                 (nearest.empty() ? "" : "; did you mean \"" + nearest + "\""),
             complaints);
  }
  for (const ConditionProblem& problem : condition.evaluate({}).problems)
    complain(rule, problem.column, problem.message, complaints);
  return ReadableRule{&rule, condition};
}

std::vector<ReadableRule> readable_rules(const Records& records,
                                         const std::vector<std::string>& ids, Date day,
                                         std::vector<Complaint>& complaints) {
  std::vector<ReadableRule> found;
  for (const std::string& id : ids)
    for (const Rule& rule : records.rules) {
      if (rule.id != id || status_on(rule, day, records.as_of).state != State::in_force) continue;
      if (auto readable = readable_rule(rule, complaints)) found.push_back(std::move(*readable));
    }
  return found;
}

Reach reach_of(const ReadableRule& rule, const TrackedChip& chip) {
  const Evaluation found = rule.condition.evaluate(chip.facts, chip.density_is);
  if (found.truth == Truth::no) return {};
  if (found.truth == Truth::undetermined) return {Reach::Kind::undetermined, found.missing};
  return {is_permissive(rule.rule->outcome) ? Reach::Kind::conditional : Reach::Kind::controlled,
          {}};
}

Caught caught_by(double tpp_limit, const std::vector<TrackedChip>& chips) {
  Caught caught;
  for (const TrackedChip& one : chips) {
    const Truth reached = reaches(one.tpp.value, tpp_limit);
    caught.certain += reached == Truth::yes ? 1 : 0;
    caught.possible += one.tpp.value.known() && reached != Truth::no ? 1 : 0;
  }
  return caught;
}

Scenario compare_scenario(std::string name, const Condition& then,
                          const std::vector<ReadableRule>& now,
                          const std::vector<TrackedChip>& chips) {
  Scenario scenario;
  scenario.name = std::move(name);
  // Both at once over all that a chip's figures may be: told apart rule by rule, a chip would count
  // as open that is caught before and after on every reading.
  const std::optional<Condition> before = any_of(now);
  const Condition enters = before ? then && !*before : then;
  const std::optional<Condition> leaves = before ? std::optional(*before && !then) : std::nullopt;
  for (const TrackedChip& chip : chips) {
    const Truth in = enters.evaluate(chip.facts, chip.density_is).truth;
    const Truth out = leaves ? leaves->evaluate(chip.facts, chip.density_is).truth : Truth::no;
    if (in == Truth::yes)
      scenario.in.push_back(&chip);
    else if (out == Truth::yes)
      scenario.out.push_back(&chip);
    else if (in != Truth::no || out != Truth::no)
      scenario.open.push_back(&chip);
  }
  return scenario;
}

}  // namespace quire::policy_summary
