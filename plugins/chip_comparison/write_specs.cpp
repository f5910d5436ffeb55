#include "chip_comparison/section.hpp"
#include "chip_comparison/standing.hpp"
#include "chip_comparison/wording.hpp"

namespace quire::chip_comparison {
namespace {

std::string made_by(const Chip& chip) {
  const std::string node = chip.node_nm ? plain(*chip.node_nm, 0) + "\u00A0nm" : std::string("n/k");
  return (chip.foundry.empty() ? std::string("n/k") : chip.foundry) + ", " + node;
}

std::string title_of(const Comparison& comparison) {
  std::size_t complete = 0;
  for (const Assessment& one : comparison.chips) {
    bool known = true;
    for (const Measure measure : kMeasures)
      known = known && figure_of(one.chip, measure).value.known();
    complete += known ? 1 : 0;
  }
  return std::to_string(complete) + " of " + counted(comparison.chips.size(), "chip") +
         " have a figure for memory, bandwidth and 16-bit compute";
}

void write_row(const Comparison& comparison, const Assessment& one, TableBlock& table) {
  const Chip& chip = one.chip;
  TableRow row = table.row(chip.id);
  if (comparison.baseline && comparison.baseline->chip.id == chip.id) row.emphasized();
  row.cell(short_model(chip));
  row.cell(short_vendor(chip));
  row.cell(Value::text(made_by(chip)).key("chip/" + chip.id + "/foundry").from(chip.row));
  row.cell(Value::text(shipping(chip, comparison.as_of))
               .key("chip/" + chip.id + "/shipped")
               .from(chip.row));
  for (const Measure measure : kMeasures)
    row.cell(figure_value(chip, key_of(measure), figure_of(chip, measure), unit_of(measure)));
  row.cell(figure_value(chip, "compute_fp8", chip[Field::fp8], "TFLOPS"));
  row.cell(figure_value(chip, "power", chip[Field::power], "W"));
}

}  // namespace

void write_specs(const Comparison& comparison, Section& section) {
  using Align = TableBlock::Align;
  section.heading("Specifications", "chips/specifications");
  TableBlock table = section.table("chips/specs");
  table.title(title_of(comparison))
      .subtitle("Per chip, dense rates, as of " + iso_date(comparison.as_of))
      .column("Chip")
      .column("Vendor")
      .column("Foundry, node")
      .column("Launched")
      .column("Memory", Align::right, "GB")
      .column("Bandwidth", Align::right, "GB/s")
      .column("16 bit", Align::right, "TFLOPS")
      .column("FP8", Align::right, "TFLOPS")
      .column("Power", Align::right, "W");
  std::string note = "16 bit: BF16 or FP16, whichever is more. A range: sources disagree.";
  for (const Assessment& one : comparison.chips)
    for (const Dispute& error : one.chip.typing_errors)
      note += " " + short_model(one.chip) + ": " + error.value_b + " (" + error.source_b +
              ") is set aside as a typing error for " + error.value_a + ".";
  table.note(note);
  for (const Assessment& one : comparison.chips) write_row(comparison, one, table);
}

}  // namespace quire::chip_comparison
