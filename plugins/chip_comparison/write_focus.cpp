#include "chip_comparison/judgments.hpp"
#include "chip_comparison/section.hpp"
#include "chip_comparison/standing.hpp"
#include "chip_comparison/wording.hpp"

namespace quire::chip_comparison {
namespace {

using Align = TableBlock::Align;

std::size_t known_measures(const Assessment& focus) {
  std::size_t known = 0;
  for (const Measure measure : kMeasures)
    known += figure_of(focus.chip, measure).value.known() ? 1 : 0;
  return known;
}

/// "Ascend 910B matches the H20 on 1 of 3 measures": what is not known is no "no".
std::string title_of(const Comparison& comparison, const Assessment& focus) {
  int reached = 0;
  int open = 0;
  for (const Measure measure : kMeasures) {
    const analysis::Truth truth = reaches(focus.index_of(measure), 100);
    reached += truth == analysis::Truth::yes ? 1 : 0;
    open += truth == analysis::Truth::undetermined ? 1 : 0;
  }
  if (known_measures(focus) == 0)
    return short_model(focus.chip) + ": nothing is published to set against the " + baseline_name(comparison);
  return short_model(focus.chip) + " matches the " + baseline_name(comparison) + " on " +
         std::to_string(reached) + " of 3 measures" +
         (open == 0 ? "" : "; " + std::to_string(open) + " undetermined");
}

std::string full_name(const Chip& chip) {
  const std::string vendor = short_vendor(chip);
  const std::string_view chinese = chinese_name(vendor);
  return vendor + (chinese.empty() ? "" : " (" + std::string(chinese) + ")") + " " +
         short_model(chip);
}

template <class TextBlock>
void write_conclusion(const Comparison& comparison, const Assessment& focus, TextBlock text) {
  std::vector<std::string> missing;
  text.text("The " + full_name(focus.chip));
  bool first = true;
  for (const Measure measure : kMeasures) {
    if (!focus.index_of(measure).known()) {
      missing.emplace_back(name_of(measure));
      continue;
    }
    text.text(first ? " has " : ", ")
        .value(index_value(comparison, focus, measure))
        .text(" % of the " + baseline_name(comparison) + "'s " + std::string(name_of(measure)));
    first = false;
  }
  if (first) text.text(" has no figure to set against the " + baseline_name(comparison));
  text.text(missing.empty() ? "."
                            : "; its " + joined(missing) + (missing.size() > 1 ? " are" : " is") +
                                  " not published.");
}

void write_table(const Comparison& comparison, const Assessment& focus, Section& section) {
  const Assessment& base = *comparison.baseline;
  TableBlock table = section.table("chips/focus");
  table
      .title(std::to_string(known_measures(focus)) + " of 3 measures of the " +
             short_model(focus.chip) + (known_measures(focus) == 1 ? " is" : " are") + " published")
      .subtitle("Per chip, dense rates, " + short_model(base.chip) + " = 100, as of " +
                iso_date(comparison.as_of))
      .note("Three ratios, never one: which of them binds depends on the work.")
      .column("Measure")
      .column(short_model(focus.chip), Align::right)
      .column(short_model(base.chip), Align::right)
      .column("Index", Align::right);
  for (const Measure measure : kMeasures) {
    TableRow row = table.row(key_of(measure));
    std::string name(name_of(measure));
    row.cell(name);
    for (const Assessment* one : {&focus, &base})
      row.cell(figure_value(one->chip, key_of(measure), figure_of(one->chip, measure),
                            unit_of(measure)));
    row.cell(index_value(comparison, focus, measure));
  }
  TableRow row = table.row("tpp");
  row.cell("TPP");
  for (const Assessment* one : {&focus, &base}) row.cell(tpp_value(*one));
  row.cell("–");
}

void write_class(const Comparison& comparison, const Assessment& focus, Section& section) {
  Paragraph text = section.paragraph();
  text.text("Against the export limits in force on ")
      .value(Value::date(comparison.as_of))
      .text(" its class is ")
      .value(class_value(comparison, focus));
  if (!focus.classification.determined()) text.text(": " + focus.classification.reason);
  text.text(". The " + baseline_name(comparison) + " is ")
      .value(class_value(comparison, *comparison.baseline))
      .text(".");
  if (focus.chip.country == "CN")
    text.text(" For a Chinese maker's chip that is arithmetic: it says where the design stands.");
}

/// The first measure with a figure, for the front page.
void write_first_index(const Comparison& comparison, const Assessment& focus, Section& section) {
  for (const Measure measure : kMeasures) {
    if (!focus.index_of(measure).known()) continue;
    section.key_figure(short_model(focus.chip) + ", " + std::string(name_of(measure)),
                       index_value(comparison, focus, measure),
                       baseline_name(comparison) + " = 100");
    return;
  }
}

void write_missing(std::string_view focus, const Comparison& comparison, Section& section) {
  section.title("The chip " + std::string(focus) + " is not recorded by " +
                iso_date(comparison.as_of));
  section.lead("The dataset has no chip \"" + std::string(focus) +
               "\" on the day of the edition, so nothing can be compared.");
  section.warn("no chip of the table chips has the id \"" + std::string(focus) + "\" by " + iso_date(comparison.as_of));
}

}  // namespace

void write_focus(const Comparison& comparison, std::string_view focus_id, Section& section) {
  const Assessment* focus = comparison.find(focus_id);
  if (focus == nullptr) return write_missing(focus_id, comparison, section);
  if (!comparison.baseline) return write_missing(comparison.missing.front(), comparison, section);

  const std::size_t known = known_measures(*focus);
  section.title(title_of(comparison, *focus));
  write_conclusion(comparison, *focus, section.lead());
  write_conclusion(comparison, *focus, section.bottom_line());
  write_first_index(comparison, *focus, section);
  section.key_figure("Measures published",
                     count_value("chip/" + focus->chip.id + "/measures_published", known,
                                 "measures of three with a figure of both chips", rows_of({focus, &*comparison.baseline})),
                     "of 3: memory, bandwidth, compute");
  write_opinion(focus_opinion(comparison, *focus), section);
  write_table(comparison, *focus, section);
  write_class(comparison, *focus, section);
  Paragraph origin = section.paragraph();
  origin
      .text("Foundry: " + (focus->chip.foundry.empty() ? std::string("n/k") : focus->chip.foundry) +
            ". Launched: " + shipping(focus->chip, comparison.as_of) + ".")
      .cite(focus->chip.row);
  if (focus->chip.withheld)
    origin.text(" Its figures came with the launch, after this edition's day, and are left out.");
}

}  // namespace quire::chip_comparison
