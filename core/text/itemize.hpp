#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/font_files.hpp"

namespace quire::core::text {

/// A stretch of text that one font can set.
struct FontStretch {
  struct Character {
    char32_t shown = 0;         // whose glyph is drawn
    std::uint32_t cluster = 0;  // offset in `text`
  };
  FontId font = 0;
  std::string text;  // well-formed UTF-8; soft hyphens that do not show are left out
  std::vector<Character> characters;
};

/// Whether a font has a glyph for a character.
using Coverage = std::function<bool(FontId, char32_t)>;

/// Divides `text` among the fonts of `chain`. Marks stay with their base character. A soft hyphen
/// at the end of the text shows as a hyphen. Characters that no font has show as a box and are
/// added to `missing`.
std::vector<FontStretch> itemize(std::string_view text, const FontChain& chain,
                                 const Coverage& has, std::set<char32_t>& missing);

}  // namespace quire::core::text
