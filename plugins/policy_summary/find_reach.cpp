#include <algorithm>

#include "policy_summary/section.hpp"

namespace quire::policy_summary {
namespace {

/// "Name: condition", compared with what stands.
void add_scenario(const std::string& item, const std::vector<ReadableRule>& now,
                  Analysis& analysis) {
  const std::size_t colon = item.find(": ");
  if (colon == std::string::npos)
    throw Error("option scenarios: \"" + item + "\" is not of the form \"name: condition\"");
  auto parsed = Condition::parse(std::string_view(item).substr(colon + 2));
  if (const auto* problem = std::get_if<ConditionProblem>(&parsed))
    throw Error("option scenarios: \"" + item + "\", column " +
                std::to_string(colon + 2 + problem->column) + ": " + problem->message);
  analysis.scenarios.push_back(
      compare_scenario(item.substr(0, colon), std::get<Condition>(parsed), now, analysis.chips));
  analysis.scenarios.back().condition = item.substr(colon + 2);
}

bool reads_chips_only(const Condition& condition) {
  const auto variables = condition.variables();
  return !variables.empty() && std::all_of(variables.begin(), variables.end(), [](const auto& one) {
    return chip_variables().count(one.first) != 0;
  });
}

}  // namespace

void find_reach(const Dataset& data, Analysis& analysis) {
  for (const Rule& rule : analysis.records.rules) readable_rule(rule, analysis.records.complaints);
  std::vector<Complaint> known;  // said above
  analysis.chips = read_tracked_chips(data, analysis.request.call_names);
  analysis.matrix_rules =
      readable_rules(analysis.records, analysis.request.matrix_rules, analysis.day, known);
  const std::vector<ReadableRule> now =
      readable_rules(analysis.records, {"us-2023-3a090a", "us-2023-3a090b"}, analysis.day, known);
  for (const std::string& item : analysis.request.scenarios) add_scenario(item, now, analysis);
  for (const Rule& rule : analysis.records.rules) {
    if (rule.measure != "bill" || rule.from) continue;
    const auto bill = readable_rule(rule, known);
    if (!bill || !reads_chips_only(bill->condition)) continue;
    analysis.scenarios.push_back(
        compare_scenario("bill: " + rule.title, bill->condition, now, analysis.chips));
    analysis.scenarios.back().condition = rule.condition;
  }
}

}  // namespace quire::policy_summary
