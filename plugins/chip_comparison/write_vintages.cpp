#include "chip_comparison/section.hpp"
#include "chip_comparison/standing.hpp"
#include "chip_comparison/wording.hpp"

namespace quire::chip_comparison {
namespace {

/// A day on which the rule changed, and how its outcome is put in a cell.
struct Vintage {
  std::string name;
  Date day;
};

std::vector<Vintage> vintages_of(const Comparison& comparison) {
  const analysis::RulePeriods& periods = comparison.periods;
  std::vector<Vintage> all{{"2022 rule", periods.rule_2022.first},
                           {"2023 rule", periods.rule_2023.first},
                           {"2025 letters", periods.letters_2025.first},
                           {"2026 lane", periods.case_by_case_2026.first},
                           {"As of", comparison.as_of}};
  std::vector<Vintage> past;
  for (const Vintage& one : all)
    if (one.day <= comparison.as_of) past.push_back(one);
  return past;
}

/// The class on the day, and what the letters and the lane of that day make of it.
std::string outcome_on(const Comparison& comparison, const Assessment& one, Date day) {
  using analysis::Truth;
  const analysis::ChipFacts facts = facts_of(one.chip, one.tpp.value);
  const analysis::Classification found = classify(facts, day, comparison.periods);
  std::string text = found.determined() ? found.text() : "undetermined";
  if (letter_criterion_2025(facts, day, comparison.periods) == Truth::yes &&
      one.chip.country != "CN")
    text += ", letter";
  const auto lane = case_by_case_2026(facts, day, comparison.periods);
  if (lane == Truth::yes && found.determined() && found.may_be(analysis::ExportClass::a) &&
      one.chip.country != "CN")
    text += ", case by case";
  return text;
}

}  // namespace

void write_vintages(const Comparison& comparison, Section& section) {
  const std::vector<Vintage> vintages = vintages_of(comparison);
  if (vintages.size() < 3) return;
  struct Line {
    const Assessment* chip;
    std::vector<std::string> outcomes;
    int flips = 0;
  };
  std::vector<Line> lines;
  std::size_t moved = 0;
  for (const Assessment& one : comparison.chips) {
    Line line{&one, {}, 0};
    for (const Vintage& vintage : vintages) {
      line.outcomes.push_back(outcome_on(comparison, one, vintage.day));
      const std::size_t last = line.outcomes.size() - 1;
      line.flips += last > 0 && line.outcomes[last] != line.outcomes[last - 1] ? 1 : 0;
    }
    moved += line.flips > 0 ? 1 : 0;
    lines.push_back(std::move(line));
  }
  TableBlock table = section.table("chips/vintages");
  table
      .title("The rules moved under " + std::to_string(moved) + " of " +
             counted(lines.size(), "chip") + " without the chip changing")
      .subtitle(
          "What the figures of each chip give under the rule of each day; → changed since the "
          "column before")
      .note(
          "Today's figures under each day's rule, also for chips that did not yet exist. For chips "
          "of Chinese makers the class is arithmetic. Letter: above the criteria quoted from the "
          "April 2025 letters, which were not withdrawn when licensing began.")
      .column("Chip");
  for (const Vintage& vintage : vintages) table.column(vintage.name + " " + iso_date(vintage.day));
  for (const Line& line : lines) {
    if (line.flips == 0) continue;
    TableRow row = table.row(line.chip->chip.id);
    row.cell(short_model(line.chip->chip));
    for (std::size_t i = 0; i < line.outcomes.size(); ++i) {
      Value value = Value::text((i > 0 && line.outcomes[i] != line.outcomes[i - 1] ? "→ " : "") +
                                line.outcomes[i])
                        .key("chip/" + line.chip->chip.id + "/class/" +
                             (i + 1 == vintages.size() ? "as_of" : iso_date(vintages[i].day)))
                        .formula("M2.3: 3A090 as of that day, over all that TPP and die area may be");
      for (const quire_row& used : line.chip->density.rows) value.from(used);
      row.cell(value);
    }
  }
}

}  // namespace quire::chip_comparison
