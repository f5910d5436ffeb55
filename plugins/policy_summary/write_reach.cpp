#include <algorithm>

#include "common/words.hpp"
#include "policy_summary/reach.hpp"
#include "policy_summary/section.hpp"

namespace quire::policy_summary {
namespace {

using analysis::counted;

constexpr std::size_t kMostHead = 36;  // characters of a rule over its column

Value reach_value(const ReadableRule& rule, const TrackedChip& chip, const Reach& reach) {
  constexpr std::string_view kWords[] = {"no", "on terms", "yes", "open"};
  Value value = Value::text(kWords[static_cast<int>(reach.kind)])
                    .key("rule/" + rule.rule->id + "/reaches/" + chip.chip.id)
                    .formula("M3.2: the rule's condition over all that the chip's figures may be")
                    .from(rule.rule->row);
  for (const quire_row& row : chip.density.rows) value.from(row);
  return value;
}

void write_cell(TableRow& row, const ReadableRule& rule, const TrackedChip& chip,
                const Reach& reach) {
  Cell cell = row.cell();
  switch (reach.kind) {
    case Reach::Kind::outside:
      cell.good();
      break;
    case Reach::Kind::conditional:
      cell.watch();
      break;
    case Reach::Kind::controlled:
      cell.alert();
      break;
    case Reach::Kind::undetermined:
      cell.undetermined();
      break;
  }
  cell.value(reach_value(rule, chip, reach));
}

/// The figures that decide, and what is missing to decide more.
std::string reason_for(const TrackedChip& chip, std::set<std::string> missing) {
  std::string text = "TPP " + analysis::plain(chip.tpp.value, 0) + ", density " +
                     analysis::plain(chip.density.value, 2);
  // The control number follows from these two.
  if (missing.count("tpp") != 0 || missing.count("pd") != 0) missing.erase("eccn");
  return missing.empty() ? text : text + "; open: " + in_words(missing);
}

std::string head_of(const Rule& rule) {
  if (!rule.measure.empty() && rule.measure.size() > 2 && rule.measure[0] >= '0' &&
      rule.measure[0] <= '9' && rule.measure[1] >= 'A' && rule.measure[1] <= 'Z')
    return rule.measure;
  return shortened(rule.title, kMostHead);
}

std::vector<const TrackedChip*> chosen(const Analysis& analysis) {
  std::vector<const TrackedChip*> found;
  for (const std::string& id : analysis.request.chips)
    for (const TrackedChip& chip : analysis.chips)
      if (chip.chip.id == id) found.push_back(&chip);
  return found;
}

std::ptrdiff_t in_force(const Analysis& analysis) {
  return std::count_if(
      analysis.records.rules.begin(), analysis.records.rules.end(), [&](const Rule& rule) {
        return status_on(rule, analysis.day, analysis.records.as_of).state == State::in_force;
      });
}

}  // namespace

void write_matrix(const Analysis& analysis, Section& section) {
  const std::vector<const TrackedChip*> chips = chosen(analysis);
  const std::vector<ReadableRule>& rules = analysis.matrix_rules;
  if (chips.empty() || rules.empty()) {
    section.note(chips.empty()
                     ? "None of the chips asked for is in the dataset on the day: no matrix "
                       "of products and rules."
                     : "None of the rules asked for is in force on the day: no matrix of "
                       "products and rules.");
    return;
  }
  std::size_t open = 0;
  std::size_t caught = 0;
  for (const TrackedChip* chip : chips) {
    bool any = false;
    bool any_open = false;
    for (const ReadableRule& rule : rules) {
      const Reach::Kind kind = reach_of(rule, *chip).kind;
      any = any || kind == Reach::Kind::controlled || kind == Reach::Kind::conditional;
      any_open = any_open || kind == Reach::Kind::undetermined;
    }
    caught += any ? 1 : 0;
    open += any_open ? 1 : 0;
  }
  TableBlock table = section.table("policy/matrix");
  table
      .title(std::to_string(caught) + " of " + counted(chips.size(), "product") +
             " fall under one of these rules, " + std::to_string(open) + " have an open cell")
      .subtitle("Conditions of " + std::to_string(rules.size()) + " of the " +
                std::to_string(in_force(analysis)) + " rules in force on " +
                iso_date(analysis.day) + ", each over all that the chip's figures may be")
      .note(
          "yes: the rule reaches it. on terms: it reaches it with a licence, review, duty or "
          "exception. open: a missing or disputed figure decides. Conditions on buyers, owners and "
          "uses are not in the figures of a chip and stay open. No rule but these is looked at.")
      .column("Product");
  for (const ReadableRule& rule : rules) table.column(head_of(*rule.rule));
  table.column("Why");
  for (const TrackedChip* chip : chips) {
    TableRow row = table.row(chip->chip.id);
    row.cell(chip->name);
    std::set<std::string> missing;
    for (const ReadableRule& rule : rules) {
      const Reach reach = reach_of(rule, *chip);
      missing.insert(reach.missing.begin(), reach.missing.end());
      write_cell(row, rule, *chip, reach);
    }
    row.cell(reason_for(*chip, std::move(missing)));
  }
}

}  // namespace quire::policy_summary
