#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.hpp"
#include "layout/frame.hpp"
#include "pdf/glyph_codes.hpp"
#include "text/font_library.hpp"

namespace quire::core {

/// A font as it goes into the file: the glyphs that the layout uses, under codes of our own.
struct EmbeddedFont {
  FontProgram program;
  GlyphCodes codes;
  FontSubset subset;           // its glyphs in the order of the entries of `codes`
  std::vector<double> widths;  // by entry: natural advance, thousandths, as the file will say
};

/// A glyph as content streams show it.
struct ShownGlyph {
  std::uint16_t code = 0;
  double width = 0;  // thousandths: how far a reader's pen moves by it
};

/// All fonts of a layout. Made in one go before the first page is written, because a glyph's code
/// depends on how many there are and its width on the embedded font.
class EmbeddedFonts {
 public:
  /// `library` is asked for subsets and for the space glyph of each of its styles. A font that
  /// cannot be read is an error.
  EmbeddedFonts(const Layout& layout, FontLibrary& library, Diagnostics& diagnostics);

  /// One for each glyph of `run`, which must be one of the layout's.
  const std::vector<ShownGlyph>& shown(const GlyphRun& run) const;

  /// The space of `font`, or where it has none (a fallback font for ideographs) that of the first
  /// font that has one.
  struct Space {
    FontId font = 0;
    ShownGlyph glyph;
  };
  std::optional<Space> space(FontId font) const;

  bool is_one_byte(FontId font) const { return fonts_.at(font).codes.is_one_byte(); }
  const std::map<FontId, EmbeddedFont>& fonts() const { return fonts_; }

 private:
  /// The glyphs of a run: where they stand among the codes' entries, and how they are shown.
  struct Run {
    FontId font = 0;
    std::vector<std::uint32_t> entries;
    std::vector<ShownGlyph> shown;
  };

  void use(const GlyphRun& run);
  void use_spaces(FontLibrary& library);
  void embed(FontId id, FontLibrary& library, Diagnostics& diagnostics);
  ShownGlyph shown_entry(const EmbeddedFont& font, std::size_t entry) const;

  std::map<FontId, EmbeddedFont> fonts_;
  std::map<FontId, std::size_t> spaces_;  // entry of the font's codes
  // Looked up, never walked: the order of addresses must not show in the file.
  std::unordered_map<const GlyphRun*, Run> runs_;
};

}  // namespace quire::core
