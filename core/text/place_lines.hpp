#pragma once

#include <vector>

#include "text/break_points.hpp"

namespace quire::core::text {

/// The line of a paragraph that is one word, `width` wide, which fits.
TextLine line_of(const ShapedText& word, double width, const ParagraphOptions& options);

/// Appends the lines of a hard line that end at `ends` to `lines`. `goes_on`: another hard line
/// follows.
void place_lines(const WordList& list, HardLine line, const std::vector<BreakPoint>& ends,
                 bool goes_on, const ParagraphOptions& options, const PieceShaper& pieces,
                 std::vector<TextLine>& lines);

}  // namespace quire::core::text
