#include <algorithm>

#include "chip_comparison/section.hpp"
#include "chip_comparison/wording.hpp"

namespace quire::chip_comparison {
namespace {

/// What the reader must know about this edition's figures; how they are made stands in the list of methods.
void write_note(const Comparison& comparison, Section& section) {
  std::vector<std::string> sentences;
  if (comparison.undated_disputes)
    sentences.push_back("Disputes carry no date: one that became known after " + iso_date(comparison.as_of) +
                        " would show here too.");
  if (!comparison.missing.empty())
    sentences.push_back("Not in the dataset on " + iso_date(comparison.as_of) + ": " + joined(comparison.missing) +
                        ".");
  std::vector<std::string> withheld;
  for (const Assessment& one : comparison.chips)
    if (one.chip.withheld) withheld.push_back(short_model(one.chip));
  if (!withheld.empty())
    sentences.push_back(
        "Launched later, so that the recorded figures were not known on the day and show as n/k: " +
        joined(withheld) + ".");
  const auto from_epoch = [](const Assessment& one) {
    return one.chip.source.find("Epoch AI") != std::string::npos;
  };
  if (std::any_of(comparison.chips.begin(), comparison.chips.end(), from_epoch))
    sentences.push_back("Includes figures from Epoch AI, \"Machine learning hardware\" (CC BY 4.0).");
  std::string text;
  for (const std::string& sentence : sentences) text += (text.empty() ? "" : " ") + sentence;
  if (!text.empty()) section.note(text);
}

void write_methods(Section& section) {
  section.method("M2.1", "Roofline and serving bounds",
                 "FLOP/s ≤ min(peak, FLOP per byte × bandwidth); tokens/s of decoding ≤ batch / max(bytes / bandwidth, "
                 "FLOP / peak), both of one step, of prefill ≤ context × peak / FLOP of the context; for a dense model of 70 billion parameters in 16 bit, 4096 "
                 "tokens, eight chips (Williams et al. 2009; Pope et al. 2022)",
                 "upper bounds: no kernel reaches a peak, communication costs nothing");
  section.method("M2.2", "Index and ratios",
                 "100 × figure / figure of the baseline, each measure by itself; 16-bit rate per "
                 "W, 1000 USD and mm²",
                 "per chip; dense theoretical rates");
  section.method(
      "M2.3", "TPP, density and class",
      "TPP = dense TOPS × bits, the highest over formats; density = TPP / mm² of logic dies (88 FR "
      "73458); "
      "every class that the ranges of both allow",
      "nothing is rounded before it is compared; undetermined where a missing figure could decide");
  section.method("M2.4", "Lag",
                 "launch less the first day on which a US chip of at least that rate had been launched, over 365.25",
                 "launches, not volumes; a disputed US rate counts with its low end");
  section.method("M2.5", "Ranges", "from the lowest to the highest figure that a source gives (Moore 1966)",
                 "a figure that nobody published stays n/k");
  section.method("M2.6", "Beaten",
                 "a rival at its worst is better on both of two measures than the chip at its best; possibly: the rival at "
                 "its best than the chip at its worst (Kung, Luccio and Preparata 1975)");
  section.method("M2.7", "Rank acceptability",
                 "share of all weightings of memory, bandwidth and 16-bit rate in which a chip is first or among three, "
                 "drawn at random (SMAA-2, Lahdelma and Salminen 2001)",
                 "figures scaled between fixed limits, so that a chip more moves no other");
}

void write_terms(Section& section) {
  section.term("TPP", "total processing performance: dense TOPS × bits of the format");
  section.term("3A090", "the US export control number of advanced chips");
  section.term("BF16, FP16, FP8", "number formats of 16 and 8 bits");
  section.term("HBM", "high-bandwidth memory");
  section.term("SMAA-2", "rank acceptability over all weightings of the measures");
  section.term("Ridge", "the FLOP per byte from which compute is the limit, not memory");
}

}  // namespace

void write_method(const Comparison& comparison, Section& section) {
  write_note(comparison, section);
  write_methods(section);
  write_terms(section);
}

}  // namespace quire::chip_comparison
