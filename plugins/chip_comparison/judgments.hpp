#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chip_comparison/standing.hpp"
#include "quire/plugin.hpp"

namespace quire::chip_comparison {

/// A judgment before it is written: to the section and to the front page alike.
struct Opinion {
  std::string key;
  std::string_view likelihood;
  std::string before;  // the sentence around the date, the likelihood word included
  Value horizon = Value::unknown();
  std::string after;
  std::string_view confidence;
  std::string because;
  std::string alternative;
  std::string change_mind;
};

/// "It is likely that", "There is a roughly even chance that".
std::string opening_of(std::string_view likelihood);

/// Whether a challenger replaces the baseline within half a year. The likelihood follows from what
/// is recorded (README.md, "Judgments").
Opinion replacement_opinion(const Comparison& comparison, const Standing& standing);
/// Whether the baseline's class stands.
Opinion baseline_class_opinion(const Comparison& comparison);
/// Whether one chip replaces the baseline where memory decides.
Opinion focus_opinion(const Comparison& comparison, const Assessment& focus);

/// In the section and on the front page.
void write_opinion(const Opinion& opinion, Section& section);

}  // namespace quire::chip_comparison
