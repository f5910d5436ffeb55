#pragma once

#include <cstdint>
#include <vector>

#include "text/words.hpp"

namespace quire::core::text {

/// Offsets in the paragraph's text before which `word` may be divided with a hyphen: the author's
/// soft hyphens, else what the patterns say. Words with digits, signs or points inside (names of
/// things, addresses) and words all in capitals have none. `hyphenator` may be null.
std::vector<std::uint32_t> hyphen_offsets(const Word& word, const ParagraphText& text,
                                          const Hyphenator* hyphenator);

}  // namespace quire::core::text
