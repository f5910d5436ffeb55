#include <algorithm>
#include <cmath>

#include "chip_comparison/section.hpp"
#include "chip_comparison/standing.hpp"
#include "chip_comparison/tradeoffs.hpp"
#include "chip_comparison/wording.hpp"

namespace quire::chip_comparison {
namespace {

using Align = TableBlock::Align;

Value ratio_value(const Ratios& one, std::string_view name, Interval ratio, int decimals,
                  std::string_view formula, const Figure& whole) {
  std::vector<quire_row> rows = one.chip->chip.sixteen_bit().rows;
  analysis::add_rows(rows, whole.rows);
  return computed_value(one.chip->chip, name, ratio, decimals, formula, rows);
}

Value per_watt_value(const Ratios& one) {
  return ratio_value(one, "tflops_per_w", one.per_watt, 2, "M2.2: 16-bit TFLOPS / W",
                     one.chip->chip[Field::power]);
}

Value per_kusd_value(const Ratios& one) {
  return ratio_value(one, "tflops_per_kusd", one.per_kusd, 0, "M2.2: 16-bit TFLOPS / 1000 USD",
                     one.chip->chip.price_usd);
}

bool is_baseline(const Comparison& comparison, const Assessment& one) {
  return comparison.baseline && comparison.baseline->chip.id == one.chip.id;
}

std::string_view word(Efficiency efficiency) {
  constexpr std::string_view kWords[] = {"not beaten", "possibly beaten", "beaten"};
  return kWords[static_cast<int>(efficiency)];
}

std::string efficiency_title(const Comparison& comparison, const std::vector<Ratios>& ratios) {
  const auto is_challenger = [&](const Ratios& one) {
    return one.chip->chip.country == "CN" && one.efficiency == Efficiency::dominated;
  };
  const auto all = std::count_if(ratios.begin(), ratios.end(),
                                 [](const Ratios& one) { return one.chip->chip.country == "CN"; });
  const auto beaten = std::count_if(ratios.begin(), ratios.end(), is_challenger);
  return std::to_string(beaten) + " of " + counted(static_cast<std::size_t>(all), "Chinese chip") +
         (beaten == 1 ? " is" : " are") + " beaten on both rate per watt and rate per dollar" +
         (comparison.baseline ? "" : ", without a baseline");
}

void write_efficiency(const Comparison& comparison, Section& section) {
  const std::vector<Ratios> ratios = ratios_of(comparison);
  if (ratios.empty()) {
    section.note("No chip has a 16-bit rate with a power or a price: no efficiency to compare.");
    return;
  }
  TableBlock table = section.table("chips/efficiency");
  table.half()
      .title(efficiency_title(comparison, ratios))
      .subtitle(
          "16-bit TFLOPS per W, per 1000 USD and per mm² of logic die; prices are street or "
          "list prices, often estimates")
      .note(
          "Beaten: a rival at its worst is better on the first two than this one at its best "
          "(M2.6). Without a price or power a chip is at most possibly beaten.")
      .column("Chip")
      .column("Per W", Align::right)
      .column("Per 1000 USD", Align::right)
      .column("Per mm²", Align::right)
      .column("Both");
  for (const Ratios& one : ratios) {
    TableRow row = table.row(one.chip->chip.id);
    if (is_baseline(comparison, *one.chip)) row.emphasized();
    row.cell(short_model(one.chip->chip));
    row.cell(per_watt_value(one));
    row.cell(per_kusd_value(one));
    row.cell(ratio_value(one, "tflops_per_mm2", one.per_mm2, 2, "M2.2: 16-bit TFLOPS / mm2",
                         one.chip->chip[Field::die_area]));
    row.cell(word(one.efficiency));
  }
}

std::string robustness_title(const std::vector<Robustness>& found) {
  const Robustness& best = found.front();
  const auto chinese = std::find_if(found.begin(), found.end(), [](const Robustness& one) {
    return one.chip->chip.country == "CN";
  });
  std::string title = short_model(best.chip->chip) + " is first in " +
                      plain(best.first * Interval(100), 0) + " % of weightings";
  if (chinese != found.end() && &*chinese != &best)
    title += ", the " + short_model(chinese->chip->chip) + " among the first three in " +
             plain(chinese->top_three * Interval(100), 0) + " %";
  return title;
}

void write_robustness(const Comparison& comparison, Section& section) {
  const std::vector<Robustness> found = robustness_of(comparison);
  if (found.empty()) {
    section.note("Fewer than two chips have all three measures: there is no rank to test.");
    return;
  }
  TableBlock table = section.table("chips/ranks");
  table.half()
      .title(robustness_title(found))
      .subtitle(
          "Share of all weightings of memory, bandwidth and compute in which a chip is first, "
          "or among the first three")
      .note("No single score: weights drawn evenly (SMAA-2, M2.7), figures scaled to " +
            plain(kMostMemory, 0) + " GB, " + plain(kMostBandwidth, 0) + " GB/s, " +
            plain(kMostCompute, 0) +
            " TFLOPS. A range: disputed figures all low, all high. Right "
            "to 1 percentage point.")
      .column("Chip")
      .column("First", Align::right, "%")
      .column("Top three", Align::right, "%");
  // A rank rests on the figures of all.
  std::vector<quire_row> rows;
  for (const Robustness& one : found)
    for (const Measure measure : kMeasures)
      analysis::add_rows(rows, figure_of(one.chip->chip, measure).rows);
  for (const Robustness& one : found) {
    TableRow row = table.row(one.chip->chip.id);
    if (is_baseline(comparison, *one.chip)) row.emphasized();
    row.cell(short_model(one.chip->chip));
    row.cell(computed_value(one.chip->chip, "rank_first", one.first * Interval(100), 0,
                            "M2.7: share of weightings in which it is first, %", rows));
    row.cell(computed_value(one.chip->chip, "rank_top_three", one.top_three * Interval(100), 0,
                            "M2.7: share of weightings in which it is among the first three, %",
                            rows));
  }
}

}  // namespace

void write_tradeoffs(const Comparison& comparison, Section& section) {
  write_efficiency(comparison, section);
  write_robustness(comparison, section);
}

}  // namespace quire::chip_comparison
