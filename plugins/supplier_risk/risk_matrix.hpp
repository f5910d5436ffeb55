#pragma once

#include <string_view>

namespace quire::supplier_risk {

/// Levels of likelihood, impact and risk.
enum class Level { very_low, low, moderate, high, very_high };
/// "VL", "L", "M", "H", "VH".
std::string_view code(Level level);

/// The semi-quantitative bins of NIST SP 800-30r1: 0-4, 5-20, 21-79, 80-95, 96-100; a number
/// between two bins belongs to the lower one.
Level level_of(double score);

/// NIST SP 800-30r1, table I-2. Two numbers in words, for a picture: rank by expected loss and
/// shortfall instead (Cox 2008).
Level risk_level(Level likelihood, Level impact);

enum class Quadrant { non_critical, leverage, bottleneck, strategic };
/// "non-critical", "leverage", "bottleneck", "strategic".
std::string_view word(Quadrant quadrant);

/// Kraljic 1983: high from the cut on.
Quadrant quadrant_of(double profit_impact, double supply_risk, double profit_cut, double risk_cut);

}  // namespace quire::supplier_risk
