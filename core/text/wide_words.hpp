#pragma once

#include "text/words.hpp"

namespace quire::core::text {

/// Divides the words in which some text between two divisions is wider than `width`: with hyphens
/// where they may stand, else anywhere between characters, marks staying with theirs. After that
/// only single characters can be wider than a line.
void divide_wide_words(WordList& list, double width, const PieceShaper& pieces,
                       const Hyphenator* hyphenator);

}  // namespace quire::core::text
