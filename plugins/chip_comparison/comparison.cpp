#include "chip_comparison/comparison.hpp"

#include <algorithm>

namespace quire::chip_comparison {
namespace {

using analysis::Interval;
using analysis::Truth;

Assessment assess(const Chip& chip, const Comparison& comparison, double tf32_bits) {
  Assessment result;
  result.chip = chip;
  result.tpp = tpp_of(chip, tf32_bits);
  result.density = density_of(chip, result.tpp);
  const analysis::ChipFacts facts = facts_of(chip, result.tpp.value);
  const auto class_of = [&](const analysis::ChipFacts& of) {
    return classify(of, comparison.as_of, comparison.periods);
  };
  result.classification = class_of(facts);
  result.tf32_decides =
      class_of(facts_of(chip, tpp_of(chip, analysis::kTf32Stored).value)).possible !=
      class_of(facts_of(chip, tpp_of(chip, analysis::kTf32Used).value)).possible;
  result.nearest = nearest_limit(facts);
  result.letters = letter_criterion_2025(facts, comparison.as_of, comparison.periods);
  result.case_by_case = case_by_case_2026(facts, comparison.as_of, comparison.periods);
  return result;
}

void index_against(const Chip& baseline, Assessment& assessment) {
  for (const Measure measure : kMeasures) {
    const Interval own = figure_of(assessment.chip, measure).value;
    const Interval base = figure_of(baseline, measure).value;
    Interval& index = assessment.index[static_cast<std::size_t>(measure)];
    if (!own.known() || !base.known()) continue;
    // The same number twice: dividing the intervals would make the baseline differ from itself.
    index = assessment.chip.id == baseline.id ? Interval(100) : own * 100 / base;
  }
}

/// Reads a rule's period from the table "rules"; the published dates stay where it has no such row.
void read_period(const Dataset& data, std::string_view id, analysis::Period& period,
                 std::vector<quire_row>& rows) {
  const Table rules = data.table("rules");
  const Column ids = rules.column("rule_id");
  for (std::int64_t row = 0; row < rules.row_count(); ++row) {
    if (ids.text(row) != id) continue;
    rows.push_back(rules.reference(row));
    const std::optional<Date> first = rules.column("effective_from").date(row);
    if (first) period = {*first, rules.column("effective_to").date(row)};
  }
}

void read_rules(const Dataset& data, Comparison& comparison) {
  std::vector<quire_row> old_rule;
  std::vector<quire_row> new_rule;
  read_period(data, "us-2022-3a090", comparison.periods.rule_2022, old_rule);
  read_period(data, "us-2023-3a090a", comparison.periods.rule_2023, new_rule);
  read_period(data, "us-2023-3a090b", comparison.periods.rule_2023, new_rule);
  read_period(data, "us-2025-isinformed", comparison.periods.letters_2025, comparison.letter_rules);
  read_period(data, "us-2026-casebycase", comparison.periods.case_by_case_2026,
              comparison.lane_rules);
  if (comparison.periods.rule_2023.holds_on(comparison.as_of))
    comparison.class_rules = new_rule;
  else if (comparison.periods.rule_2022.holds_on(comparison.as_of))
    comparison.class_rules = old_rule;
}

}  // namespace

Figure figure_of(const Chip& chip, Measure measure) {
  if (measure == Measure::memory) return chip[Field::memory];
  return measure == Measure::bandwidth ? chip[Field::memory_bandwidth] : chip.sixteen_bit();
}

Truth Assessment::matches() const {
  return reaches(index[0], 100) && reaches(index[1], 100) && reaches(index[2], 100);
}

bool Assessment::shipped_by(Date day) const {
  return chip.status == "shipped" && chip.launch && *chip.launch <= day;
}

bool Comparison::challengers_are_chinese() const {
  return std::any_of(chips.begin(), chips.end(), [&](const Assessment& one) {
    return one.chip.country == "CN" && !(baseline && one.chip.id == baseline->chip.id);
  });
}

std::vector<const Assessment*> Comparison::challengers() const {
  const bool chinese = challengers_are_chinese();
  std::vector<const Assessment*> found;
  for (const Assessment& one : chips)
    if (!(baseline && one.chip.id == baseline->chip.id) && (!chinese || one.chip.country == "CN"))
      found.push_back(&one);
  return found;
}

const Assessment* Comparison::find(std::string_view id) const {
  for (const auto* list : {&chips, &others})
    for (const Assessment& one : *list)
      if (one.chip.id == id) return &one;
  return nullptr;
}

Comparison compare(const Dataset& data, const Request& request) {
  Comparison comparison;
  comparison.as_of = data.as_of();
  read_rules(data, comparison);
  const std::vector<Dispute> disputes = analysis::read_disputes(data);
  std::vector<Assessment> all;
  for (const Chip& chip : analysis::read_chips(data, disputes))
    all.push_back(assess(chip, comparison, request.tf32_bits));
  const auto with_id = [&](std::string_view id) {
    return std::find_if(all.begin(), all.end(),
                        [&](const Assessment& one) { return one.chip.id == id; });
  };
  const auto base = with_id(request.baseline);
  if (base != all.end())
    for (Assessment& one : all) index_against(base->chip, one);
  if (base != all.end()) comparison.baseline = *base;

  // The baseline is always on the page: what is 100 must be seen.
  std::vector<std::string> ids = request.chips;
  if (std::find(ids.begin(), ids.end(), request.baseline) == ids.end())
    ids.insert(ids.begin(), request.baseline);
  std::vector<bool> taken(all.size(), false);
  for (const std::string& id : ids) {
    const auto found = with_id(id);
    if (found == all.end()) {
      comparison.missing.push_back(id);
      continue;
    }
    if (taken[static_cast<std::size_t>(found - all.begin())]) continue;
    taken[static_cast<std::size_t>(found - all.begin())] = true;
    comparison.chips.push_back(*found);
    for (const Dispute& dispute : disputes)
      comparison.undated_disputes = comparison.undated_disputes || dispute.entity == id;
  }
  for (std::size_t i = 0; i < all.size(); ++i)
    if (!taken[i]) comparison.others.push_back(all[i]);
  return comparison;
}

}  // namespace quire::chip_comparison
