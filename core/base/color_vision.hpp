#pragma once

#include "base/style.hpp"

namespace quire::core {

/// CIE L*a*b* under D65.
struct Lab {
  double lightness = 0;
  double a = 0;
  double b = 0;
};
Lab lab_of(Color color);

/// CIEDE2000 difference with all weights 1: below 1 nobody sees it, from 10 at a glance.
/// Source: Sharma, Wu and Dalal, Color Research and Application 30 (2005), 21–30.
double color_difference(const Lab& one, const Lab& other);

enum class Vision : std::uint8_t { normal, protan, deutan, tritan, grey };

/// The colour as it looks to such a reader; grey: on a printer without colours.
/// Source: Machado, Oliveira and Fernandes, IEEE TVCG 15 (2009), 1291–1298, severity 1.0.
Color seen_with(Vision vision, Color color);

}  // namespace quire::core
