#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "text/shaper.hpp"

namespace quire::core {

/// What a PDF writer needs to embed a font.
struct FontProgram {
  std::string postscript_name;  // "Inter-Regular"
  bool is_cff = false;          // CFF outlines, else TrueType
  double units_per_em = 1000;
  FontMetrics metrics;
  std::uint32_t space = 0;  // the glyph of U+0020; 0 for none
  double italic_angle = 0;  // degrees, negative leans right
  bool bold = false;
};

/// A subset of a font, ready to embed.
struct FontSubset {
  std::string bytes;                     // a bare CFF table for is_cff, a TrueType file otherwise
  bool cid_keyed = false;                // CFF only: the glyphs are selected by CID
  std::vector<std::uint32_t> glyph_ids;  // new id of each glyph asked for, in the order asked
  // What selects each of them in a PDF's CIDFont with an identity CMap: the CID that the subset's
  // charset gives it if cid_keyed (for Noto the id in the original font), else its new id.
  std::vector<std::uint32_t> cids;
  std::vector<double> advances;  // of each of them, thousandths of the type size, before kerning
};

/// The real fonts: Inter for Latin, Greek and symbols, Linux Libertine as the serif and Hack as the
/// monospaced one, Noto Sans CJK SC for Chinese. Files are
/// mapped when first needed, not read; shaping is by HarfBuzz, with kerning and ligatures. All text
/// is laid from left to right: Arabic and Hebrew are not supported. For one thread at a time.
class FontLibrary final : public Shaper {
 public:
  /// Looks in `folders` first, then where Debian's packages put the fonts. A missing file is an
  /// error that names its package, and the result is null.
  static std::unique_ptr<FontLibrary> open(const std::vector<std::filesystem::path>& folders,
                                           Diagnostics& diagnostics);
  ~FontLibrary() override;

  const ShapedText& shape(std::string_view text, const TextStyle& style) override;
  FontMetrics metrics(const TextStyle& style) override;

  const FontProgram& program(FontId font) const;

  /// The fonts' files, by FontId.
  const std::vector<std::filesystem::path>& files() const;

  /// The unhinted font with just these glyphs (0, the missing glyph, is always in). Ids that the
  /// font does not have are 0 in it. Throws std::runtime_error when the font file is damaged.
  FontSubset subset(FontId font, const std::vector<std::uint32_t>& glyph_ids) const;

  /// What was shaped before is of no more use: another document begins. Texts stay known for it, unless they
  /// have become very many or lacked a character, which it must report itself.
  void begin_document();

  /// Characters that were shaped since then and that no font has, ascending.
  std::vector<char32_t> missing_characters() const;

 private:
  struct Impl;
  std::optional<ShapedText> number_of_characters(std::string_view text, const TextStyle& style);
  explicit FontLibrary(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace quire::core
