#include "supplier_risk/risk_matrix.hpp"

namespace quire::supplier_risk {

std::string_view code(Level level) {
  constexpr std::string_view kCodes[] = {"VL", "L", "M", "H", "VH"};
  return kCodes[static_cast<int>(level)];
}

Level level_of(double score) {
  if (score < 5) return Level::very_low;
  if (score < 21) return Level::low;
  if (score < 80) return Level::moderate;
  return score < 96 ? Level::high : Level::very_high;
}

Level risk_level(Level likelihood, Level impact) {
  using enum Level;
  // Rows: likelihood, lowest first; columns: impact.
  constexpr Level kRisk[5][5] = {{very_low, very_low, very_low, low, low},
                                 {very_low, low, low, low, moderate},
                                 {very_low, low, moderate, moderate, high},
                                 {very_low, low, moderate, high, very_high},
                                 {very_low, low, moderate, high, very_high}};
  return kRisk[static_cast<int>(likelihood)][static_cast<int>(impact)];
}

std::string_view word(Quadrant quadrant) {
  constexpr std::string_view kWords[] = {"non-critical", "leverage", "bottleneck", "strategic"};
  return kWords[static_cast<int>(quadrant)];
}

Quadrant quadrant_of(double profit_impact, double supply_risk, double profit_cut, double risk_cut) {
  const bool impact = profit_impact >= profit_cut;
  if (supply_risk >= risk_cut) return impact ? Quadrant::strategic : Quadrant::bottleneck;
  return impact ? Quadrant::leverage : Quadrant::non_critical;
}

}  // namespace quire::supplier_risk
