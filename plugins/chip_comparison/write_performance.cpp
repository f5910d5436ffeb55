#include <algorithm>
#include <cmath>

#include "chip_comparison/performance.hpp"
#include "chip_comparison/section.hpp"
#include "chip_comparison/standing.hpp"
#include "chip_comparison/wording.hpp"

namespace quire::chip_comparison {
namespace {

using Align = TableBlock::Align;

constexpr double kLeastIntensity = 0.5;
constexpr double kMostIntensity = 8000;
constexpr std::size_t kMostRoofs = 5;  // lines that can be told apart

bool drawable(const Assessment& one) {
  const Roof roof = roof_of(one.chip);
  return roof.peak_tflops.low() > 0 && std::isfinite(roof.peak_tflops.high()) &&
         roof.bandwidth_tb_s.low() > 0 && std::isfinite(roof.bandwidth_tb_s.high());
}

/// The baseline, then the challengers with both roofs, most bandwidth first.
std::vector<const Assessment*> roofs(const Comparison& comparison) {
  std::vector<const Assessment*> chips;
  for (const Assessment* one : comparison.challengers())
    if (drawable(*one)) chips.push_back(one);
  std::stable_sort(chips.begin(), chips.end(), [](const Assessment* a, const Assessment* b) {
    return a->index_of(Measure::bandwidth).high() > b->index_of(Measure::bandwidth).high();
  });
  if (drawable(*comparison.baseline)) chips.insert(chips.begin(), &*comparison.baseline);
  if (chips.size() > kMostRoofs) chips.resize(kMostRoofs);
  return chips;
}

Value roof_value(const Assessment& one, Interval number) {
  Value value = analysis::value_of(number, "TFLOPS").decimals(0).formula(
      "M2.1: min(16-bit rate, memory bandwidth x FLOP per byte)");
  for (const Measure measure : {Measure::bandwidth, Measure::compute})
    for (const quire_row& row : figure_of(one.chip, measure).rows) value.from(row);
  return value;
}

std::string roof_words(const std::vector<const Assessment*>& chips) {
  std::string text = "16-bit rate that can be reached by FLOP per byte.";
  for (const Assessment* one : chips) {
    const Roof roof = roof_of(one->chip);
    text += " " + short_model(one->chip) + ": at most " + plain(roof.peak_tflops, 0) +
            " TFLOPS, from " + plain(ridge(roof), 0) + " FLOP per byte on.";
  }
  return text;
}

std::string roof_title(const Comparison& comparison, const std::vector<const Assessment*>& chips) {
  const double work = decode_intensity(kBatch);
  const auto starved = std::count_if(chips.begin(), chips.end(), [&](const Assessment* one) {
    return ridge(roof_of(one->chip)).low() > work;
  });
  return "Decoding " + plain(kBatch, 0) + " at once waits for memory on " +
         std::to_string(starved) + " of " + counted(chips.size(), "chip") +
         (comparison.baseline && ridge(roof_of(comparison.baseline->chip)).high() <= work
              ? ", not on the " + baseline_name(comparison)
              : "");
}

void write_roofline(const Comparison& comparison, Section& section) {
  const std::vector<const Assessment*> chips = roofs(comparison);
  if (chips.empty()) {
    section.note("No chip has both a 16-bit rate and a memory bandwidth: no roofline to draw.");
    return;
  }
  Chart chart = section.chart(Chart::Kind::line, "chips/roofline");
  chart.half()
      .title(roof_title(comparison, chips))
      .subtitle("16-bit TFLOPS that can be reached, by FLOP per byte read from memory, log scales")
      .note("Upper bounds (M2.1): min(peak, bandwidth × intensity). Decoding 1 or " + plain(kBatch, 0) +
            " sequences at once, and prefill: " + task_words() + ". Bands: sources disagree. The " +
            baseline_name(comparison) + " and the challengers with most bandwidth.")
      .alt(roof_words(chips))
      .x_axis("FLOP per byte", {}, Chart::Scale::logarithmic)
      .y_axis("TFLOPS", {}, Chart::Scale::logarithmic)
      .x_threshold(decode_intensity(1), "decode, 1")
      .x_threshold(decode_intensity(kBatch), "decode, " + plain(kBatch, 0))
      .x_threshold(prefill_intensity(), "prefill");
  for (const Assessment* one : chips) {
    const Roof roof = roof_of(one->chip);
    Series series = chart.series(short_model(one->chip), "chips/roofline/" + one->chip.id);
    std::vector<double> at{kLeastIntensity, kMostIntensity};
    for (const double corner : {ridge(roof).low(), ridge(roof).high()})
      if (corner > kLeastIntensity && corner < kMostIntensity) at.push_back(corner);
    std::sort(at.begin(), at.end());
    at.erase(std::unique(at.begin(), at.end()), at.end());
    for (const double intensity : at)
      series.point({}, Value::number(intensity),
                   roof_value(*one, attainable_tflops(roof, intensity)),
                   one == chips.front() ? Series::Emphasis::highlighted : Series::Emphasis::normal);
  }
}

Value bound_value(const Performance& found, const Assessment& baseline, std::string_view name,
                  Interval number, int decimals, std::string_view formula) {
  std::vector<quire_row> rows = found.chip->chip[Field::memory_bandwidth].rows;
  analysis::add_rows(rows, found.chip->chip.sixteen_bit().rows);
  if (name.find("per_baseline") == 0)
    analysis::add_rows(rows, baseline.chip[Field::memory_bandwidth].rows);
  return computed_value(found.chip->chip, name, number, decimals, formula, rows);
}

std::string serving_title(const Comparison& comparison, const std::vector<Performance>& found) {
  const Performance* best = nullptr;
  for (const Performance& one : found)
    if (one.chip->chip.country == "CN" && one.per_baseline_prefill.known() &&
        one.per_baseline_decode.known() &&
        (best == nullptr || one.per_baseline_decode.low() < best->per_baseline_decode.low()))
      best = &one;
  if (best == nullptr) return "No challenger has the figures that a serving bound takes";
  return "In place of one " + baseline_name(comparison) + ": " +
         plain(best->per_baseline_decode, 2) + " " + short_model(best->chip->chip) +
         " to decode, " + plain(best->per_baseline_prefill, 2) + " to prefill";
}

void write_serving(const Comparison& comparison, Section& section) {
  std::vector<Performance> found;
  std::vector<std::string> missing;
  for (const Assessment& one : comparison.chips) {
    const Performance performance = performance_of(one, *comparison.baseline);
    if (performance.decode_one.known())
      found.push_back(performance);
    else
      missing.push_back(short_model(one.chip));
  }
  if (found.empty()) return;
  const std::string base = baseline_name(comparison);
  TableBlock table = section.table("chips/serving");
  table.title(serving_title(comparison, found))
      .subtitle(
          "Upper bounds (M2.1) for " + plain(kServingChips, 0) + " chips: " + task_words() + "; tokens a second")
      .note(
          "Cannot be exceeded: no communication, perfect kernels; prefill counts causal attention. "
          "Chips per " +
          base + ": three ratios, never one. " +
          (missing.empty() ? "" : "Bandwidth or 16-bit rate n/k: " + joined(missing) + "."))
      .column("Chip")
      .column("Decode, 1", Align::right)
      .column("Decode, " + plain(kBatch, 0), Align::right)
      .column("Waits for")
      .column("Prefill", Align::right)
      .column("Per " + base + ": decode, 1", Align::right)
      .column("prefill", Align::right)
      .column("memory", Align::right);
  for (const Performance& one : found) {
    const auto value = [&](std::string_view name, Interval number, int decimals,
                           std::string_view formula) {
      return bound_value(one, *comparison.baseline, name, number, decimals, formula);
    };
    TableRow row = table.row(one.chip->chip.id);
    if (one.chip->chip.id == comparison.baseline->chip.id) row.emphasized();
    row.cell(short_model(one.chip->chip));
    row.cell(
        value("decode_1", one.decode_one, 0, "M2.1: batch / max(bytes / bandwidth, FLOP / peak)"));
    row.cell(value("decode_64", one.decode_batch, 0,
                   "M2.1: batch / max(bytes / bandwidth, FLOP / peak)"));
    row.cell(!one.batch_bottleneck                         ? "undetermined"
             : *one.batch_bottleneck == Bottleneck::memory ? "memory"
                                                           : "compute");
    row.cell(value("prefill", one.prefill, 0, "M2.1: context x peak / FLOP of the context"));
    row.cell(value("per_baseline_decode", one.per_baseline_decode, 2,
                   "M2.2: decode bound of the baseline / own, batch 1"));
    row.cell(value("per_baseline_prefill", one.per_baseline_prefill, 2,
                   "M2.2: prefill bound of the baseline / own"));
    row.cell(value("per_baseline_memory", one.per_baseline_memory, 2,
                   "M2.2: memory of the baseline / own"));
  }
}

}  // namespace

void write_performance(const Comparison& comparison, Section& section) {
  if (!comparison.baseline) return;
  write_roofline(comparison, section);
  write_serving(comparison, section);
}

}  // namespace quire::chip_comparison
