#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "document/document.hpp"
#include "edition/archive.hpp"

namespace quire::core {

/// A past judgment whose outcome is known.
struct ScoredJudgment {
  Outcome outcome;
  Likelihood likelihood = Likelihood::roughly_even;
  std::string text;
};

/// How past judgments turned out.
struct Scoreboard {
  struct Bin {
    std::size_t said = 0;
    std::size_t happened = 0;
  };
  std::vector<ScoredJudgment> judgments;  // by day of the outcome, then edition and key
  std::array<Bin, 7> bins{};              // by likelihood word
  double brier = 0;  // mean of (p - o)^2, p the middle of the word's range; 0 is best, 0.25 a coin's
};

/// Brier 1950. Without judgments the score is 0 and means nothing.
Scoreboard score(std::vector<ScoredJudgment> judgments);

/// The outcomes of the series that were known on `day`, with what the judgments said.
std::vector<ScoredJudgment> scored_judgments(Archive& archive, const std::string& series, Date day);

/// The scoreboard as blocks: its heading, the score, calibration as a chart, the judgments. What is still
/// missing is said in their place.
void write_scoreboard(const Scoreboard& scoreboard, Blocks& blocks);

}  // namespace quire::core
