#pragma once

#include <vector>

#include "text/break_points.hpp"

namespace quire::core::text {

/// Appends the lines of a hard line that end at `ends` to `lines`. `goes_on`: another hard line
/// follows.
void place_lines(const WordList& list, HardLine line, const std::vector<BreakPoint>& ends,
                 bool goes_on, const ParagraphOptions& options, const PieceShaper& pieces,
                 std::vector<TextLine>& lines);

}  // namespace quire::core::text
