#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/style.hpp"

namespace quire::core {

/// A font file in use. Which file that is, only the FontLibrary knows.
using FontId = std::uint8_t;

/// Glyphs of one font, in the order they are drawn. Lengths are thousandths of the type size.
struct GlyphRun {
  struct Glyph {
    std::uint32_t id = 0;       // in the font file
    std::uint32_t cluster = 0;  // offset in `text` of the first byte it stands for
    float advance = 0;
    float x_offset = 0;
    float y_offset = 0;  // up
  };
  FontId font = 0;
  std::string text;  // the characters the glyphs stand for, UTF-8
  std::vector<Glyph> glyphs;
  double advance = 0;  // of all glyphs
};

/// A piece of text without break opportunities, shaped: one run per font it needs.
struct ShapedText {
  std::vector<GlyphRun> runs;
  double advance = 0;  // thousandths of the type size
};

/// Heights above and below the baseline, thousandths of the type size, both positive.
struct FontMetrics {
  double ascent = 0;
  double descent = 0;
  double cap_height = 0;
  double x_height = 0;
};

/// Turns characters into glyphs. Layout sees fonts through this only, so that its tests can do with
/// a fake whose every character is half an em wide.
class Shaper {
 public:
  virtual ~Shaper() = default;

  /// Shapes `text` (UTF-8) by the style's weight, slant and figures; its size does not matter.
  /// The result is cached: it stays valid, and equal text gives the same object, for the life of
  /// the shaper. A character that no font has becomes a visible placeholder and is remembered. A
  /// soft hyphen shows as a hyphen at the very end of the text, where its run's text keeps it as
  /// U+00AD; elsewhere it is left out.
  virtual const ShapedText& shape(std::string_view text, const TextStyle& style) = 0;

  /// Of the style's own font, fallbacks left out.
  virtual FontMetrics metrics(const TextStyle& style) = 0;
};

/// Width of `text` set in `style`, points.
inline double text_width(Shaper& shaper, std::string_view text, const TextStyle& style) {
  return shaper.shape(text, style).advance * style.size / 1000.0;
}

}  // namespace quire::core
