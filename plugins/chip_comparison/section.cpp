#include "chip_comparison/section.hpp"

namespace quire::chip_comparison {

void ChipComparison::analyze(const Dataset& data, const Options& options, Section& section) {
  Request request;
  for (const std::string_view id : options.list("chips")) request.chips.emplace_back(id);
  request.baseline = options.text("baseline");
  request.tf32_bits = options.text("tf32") == "19" ? 19 : 32;
  const Comparison comparison = compare(data, request);
  const std::string_view focus = options.text("focus");
  if (!focus.empty()) return write_focus(comparison, focus, section);
  for (const std::string& id : comparison.missing)
    section.warn("the dataset has no chip \"" + id + "\" on the day of the edition");
  write_opening(comparison, section);
  if (comparison.chips.empty()) return;
  write_judgments(comparison, section);
  write_specs(comparison, section);
  write_index(comparison, section);
  write_performance(comparison, section);
  write_tradeoffs(comparison, section);
  write_limits(comparison, section);
  write_density(comparison, section);
  write_lag(comparison, section);
  write_vintages(comparison, section);
  write_gaps(comparison, section);
  write_method(comparison, section);
}

}  // namespace quire::chip_comparison
