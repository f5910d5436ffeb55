#include <map>

#include "chip_comparison/section.hpp"
#include "chip_comparison/standing.hpp"
#include "chip_comparison/wording.hpp"

namespace quire::chip_comparison {
namespace {

using analysis::ExportClass;
using analysis::Truth;
using Align = TableBlock::Align;

std::string title_of(const Comparison& comparison) {
  std::size_t controlled = 0;
  std::size_t outside = 0;
  for (const Assessment& one : comparison.chips) {
    controlled += one.classification.surely_controlled() ? 1 : 0;
    outside += one.classification.determined() && one.classification.may_be(ExportClass::outside);
  }
  const std::size_t open = comparison.chips.size() - controlled - outside;
  return std::to_string(controlled) + " of " + counted(comparison.chips.size(), "chip") +
         " exceed the limits of 3A090, " + std::to_string(outside) + " stay outside, " +
         std::to_string(open) + " undetermined";
}

void write_class(const Comparison& comparison, const Assessment& one, TableRow& row) {
  Cell cell = row.cell();
  if (one.classification.surely_controlled())
    cell.alert();
  else if (!one.classification.determined())
    cell.undetermined();
  else if (one.classification.may_be(ExportClass::outside))
    cell.good();
  cell.value(class_value(comparison, one));
}

void write_nearest(const Assessment& one, TableRow& row) {
  if (!one.nearest) {
    row.cell("n/k");
    row.cell(computed_value(one.chip, "limit_ratio", {}, 2, "figure / nearest limit of 3A090",
                            one.density.rows));
    return;
  }
  const bool is_tpp = one.nearest->figure == analysis::LimitDistance::Figure::tpp;
  row.cell()
      .text(is_tpp ? "TPP " : "density ")
      .value(Value::number(one.nearest->limit)
                 .decimals(is_tpp                       ? 0
                           : one.nearest->limit == 5.92 ? 2
                                                        : 1));
  row.cell(computed_value(one.chip, "limit_ratio", one.nearest->ratio, 2,
                          "figure / nearest limit of 3A090", one.density.rows));
}

/// Keyed text about one chip, resting on the rows of its figures and of a rule.
Value finding(const Assessment& one, std::string_view name, std::string_view text,
              const std::vector<quire_row>& rules) {
  Value value = Value::text(text).key("chip/" + one.chip.id + "/" + std::string(name));
  for (const quire_row& used : one.tpp.rows) value.from(used);
  for (const quire_row& used : one.chip[Field::memory_bandwidth].rows) value.from(used);
  for (const quire_row& used : rules) value.from(used);
  return value;
}

std::string_view word_of(Truth truth) {
  constexpr std::string_view kWords[] = {"no", "yes", "undetermined"};
  return kWords[static_cast<int>(truth)];
}

/// The lane is for 3A090.a chips exported from the United States.
void write_lane(const Comparison& comparison, const Assessment& one, TableRow& row) {
  if (one.chip.country == "CN") {
    row.cell("–");
    return;
  }
  if (!one.classification.may_be(ExportClass::a)) {
    row.cell(finding(one, "case_by_case", "not 3A090.a", comparison.lane_rules));
    return;
  }
  const Truth is_a = one.classification.determined() ? Truth::yes : Truth::undetermined;
  const Truth inside = is_a && *one.case_by_case;
  Cell cell = row.cell();
  if (inside == Truth::undetermined) cell.undetermined();
  cell.value(finding(one, "case_by_case", word_of(inside), comparison.lane_rules));
}

void write_letters(const Comparison& comparison, const Assessment& one, TableRow& row) {
  Cell cell = row.cell();
  if (*one.letters == Truth::yes) cell.alert();
  if (*one.letters == Truth::undetermined) cell.undetermined();
  cell.value(finding(one, "letters_2025", word_of(*one.letters), comparison.letter_rules));
}

/// The front page's measure of how much hangs on small changes of a limit.
void write_near_limits(const Comparison& comparison, Section& section) {
  std::vector<const Assessment*> near;
  std::vector<quire_row> rows;
  std::vector<const Assessment*> possible;
  for (const Assessment& one : comparison.chips) {
    if (one.nearest && one.nearest->ratio.low() >= 0.9 && one.nearest->ratio.high() <= 1.1)
      near.push_back(&one);
    else if (one.nearest && one.nearest->ratio.high() >= 0.9 && one.nearest->ratio.low() <= 1.1)
      possible.push_back(&one);
    rows.insert(rows.end(), one.density.rows.begin(), one.density.rows.end());
  }
  Paragraph text = section.paragraph();
  text.value(
          count_value("chips/near_limit", near.size(),
                      "M2.3: chips of which TPP or density is 0.9 to 1.1 times a limit, over all that it may be", rows)
              .name("Chips within 10 % of a limit"))
      .text(" of " + counted(comparison.chips.size(), "chip") + " stand" +
            (near.size() == 1 ? "s" : "") + " within 10 % of a limit");
  if (!near.empty()) text.text(": " + joined(short_models(near)));
  text.text(".");
  if (!possible.empty())
    text.text(" On some of what their figures may be, " + joined(short_models(possible)) +
              (possible.size() == 1 ? " does, too." : " do, too."));
}

/// "no die area is published: C500 and C600."
void write_reasons(const Comparison& comparison, Section& section) {
  std::map<std::string, std::vector<std::string>> chips_by_reason;
  for (const Assessment& one : comparison.chips)
    if (!one.classification.determined())
      chips_by_reason[one.classification.reason].push_back(short_model(one.chip));
  if (chips_by_reason.empty()) return;
  Paragraph text = section.paragraph();
  text.text(
      "The class stays undetermined, not \"outside\", where a missing figure could decide it.");
  for (const auto& [reason, chips] : chips_by_reason) {
    std::string sentence = " " + joined(chips) + ": " + reason + ".";
    text.text(sentence);
  }
}

void write_disputed_labels(const Comparison& comparison, Section& section) {
  for (const Assessment& one : comparison.chips) {
    if (!one.chip.disputed_class) continue;
    const Dispute& dispute = *one.chip.disputed_class;
    section.paragraph()
        .text("The class of the " + short_model(one.chip) + " is disputed: \"" + dispute.value_a +
              "\" (" + dispute.source_a + ") against \"" + dispute.value_b + "\" (" +
              dispute.source_b + "). By its own figures it is " + one.classification.text() + ".")
        .cite(dispute.row);
  }
}

}  // namespace

void write_limits(const Comparison& comparison, Section& section) {
  const bool density_rule = comparison.periods.rule_2023.holds_on(comparison.as_of);
  const bool lane = comparison.periods.case_by_case_2026.holds_on(comparison.as_of);
  const bool letters = comparison.periods.letters_2025.holds_on(comparison.as_of);
  section.heading("Export limits", "chips/limits");
  {
    TableBlock table = section.table("chips/export");
    table.title(title_of(comparison))
        .subtitle(
            "TPP = highest dense TOPS × bits; density = TPP per mm² of logic die; limits as "
            "in force on " +
            iso_date(comparison.as_of))
        .column("Chip")
        .column("TPP", Align::right)
        .column("Die area", Align::right, "mm²")
        .column("Density", Align::right)
        .column("Class");
    if (density_rule) table.column("Nearest limit").column("Figure / limit", Align::right);
    if (lane) table.column("Case-by-case lane");
    if (letters) table.column("April 2025 letters");
    std::string note =
        "\"Undetermined\" alone: every class is possible. For chips of Chinese makers the class is "
        "arithmetic: where the design stands, not a licence that someone needs.";
    if (lane)
      note +=
          " Case-by-case lane: the figures of a 3A090.a chip lie below TPP 21000 and 6500 GB/s; "
          "further conditions apply. The letters of April 2025 were replaced by licensing, not "
          "withdrawn: what they name still needs a licence, whatever its class.";
    if (letters)
      note += " April 2025 letters: memory 1400 GB/s or more, interconnect 1100, or 1700 together.";
    for (const Assessment& one : comparison.chips)
      if (one.tf32_decides)
        note +=
            " " + short_model(one.chip) + ": counting TF32 with 32 or 19 bits decides the class.";
    table.note(note);
    for (const Assessment& one : comparison.chips) {
      TableRow row = table.row(one.chip.id);
      if (comparison.baseline && comparison.baseline->chip.id == one.chip.id) row.emphasized();
      row.cell(short_model(one.chip));
      row.cell(tpp_value(one));
      row.cell(figure_value(one.chip, "die_area", one.chip[Field::die_area], "mm²"));
      row.cell(density_value(one));
      write_class(comparison, one, row);
      if (density_rule) write_nearest(one, row);
      if (lane) write_lane(comparison, one, row);
      if (letters) write_letters(comparison, one, row);
    }
  }
  if (density_rule) write_near_limits(comparison, section);
  write_reasons(comparison, section);
  write_disputed_labels(comparison, section);
}

}  // namespace quire::chip_comparison
