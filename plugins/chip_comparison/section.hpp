#pragma once

#include "chip_comparison/comparison.hpp"
#include "quire/plugin.hpp"

namespace quire::chip_comparison {

/// The plugin: reads the options, compares, writes the section part by part.
class ChipComparison {
 public:
  void analyze(const Dataset& data, const Options& options, Section& section);
};

/// The parts of the full section, in reading order. Each writes what it can show and says what it
/// cannot.
void write_opening(const Comparison& comparison, Section& section);
void write_judgments(const Comparison& comparison, Section& section);
void write_specs(const Comparison& comparison, Section& section);
void write_index(const Comparison& comparison, Section& section);
void write_performance(const Comparison& comparison, Section& section);
void write_limits(const Comparison& comparison, Section& section);
void write_density(const Comparison& comparison, Section& section);
void write_lag(const Comparison& comparison, Section& section);
void write_tradeoffs(const Comparison& comparison, Section& section);
void write_vintages(const Comparison& comparison, Section& section);
void write_gaps(const Comparison& comparison, Section& section);

/// The short section about one chip, for a flash edition.
void write_focus(const Comparison& comparison, std::string_view focus, Section& section);

/// How the figures were made and what they do not say; both sections end with it.
void write_method(const Comparison& comparison, Section& section);

}  // namespace quire::chip_comparison
