#pragma once

#include <vector>

#include "text/words.hpp"

namespace quire::core::text {

/// A place where a line may end, or the start of a hard line.
struct BreakPoint {
  std::size_t word = 0;      // the next line starts with it, or inside it
  std::uint32_t offset = 0;  // where: meant only if `divides`
  bool divides = false;
  bool hyphen = false;    // the line before ends in a hyphen
  bool optional = false;  // needed by no line to fit
  Extent to_end;          // from the hard line's start to the end of the line before
  Extent to_start;        // from there to the start of the next line, less what that leaves out
};

BreakPoint divide(const Word& word, std::size_t index, Division division,
                  const PieceShaper& pieces);

/// The start of a line that has words, each place where it may be broken, its end. In order.
std::vector<BreakPoint> break_points(const WordList& list, HardLine line,
                                     const PieceShaper& pieces);

/// As `break_points`, and all places where a hyphen may stand.
std::vector<BreakPoint> break_points_with_hyphens(const WordList& list, HardLine line,
                                                  const PieceShaper& pieces,
                                                  const Hyphenator* hyphenator);

/// Of the line between two break points.
Extent extent_between(const BreakPoint& start, const BreakPoint& end, const PieceShaper& pieces);

/// The break points at which the lines end. Fills every line; divides words only where a line would
/// otherwise end clearly short.
std::vector<BreakPoint> break_first_fit(const WordList& list, HardLine line, double width,
                                        const PieceShaper& pieces, const Hyphenator* hyphenator);

/// The break points at which the lines end. Makes the spaces of all lines most even.
std::vector<BreakPoint> break_total_fit(const WordList& list, HardLine line, double width,
                                        const PieceShaper& pieces, const Hyphenator* hyphenator);

}  // namespace quire::core::text
