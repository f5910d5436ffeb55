#include "pdf/embedded_fonts.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace quire::core {

namespace {

// Two decimals: rounding to whole thousandths would need a correction every few glyphs.
double rounded_width(double width) { return std::round(width * 100) / 100; }

/// Of the glyphs of the subset, in the order asked for, thousandths.
std::vector<double> widths_of(const FontSubset& subset) {
  std::vector<double> out;
  for (const double advance : subset.advances) out.push_back(rounded_width(advance));
  return out;
}

}  // namespace

EmbeddedFonts::EmbeddedFonts(const Layout& layout, FontLibrary& library, Diagnostics& diagnostics) {
  for (const Page& page : layout.pages)
    for (const Item& item : page.items)
      if (const auto* text = std::get_if<TextItem>(&item))
        for (const TextItem::Run& run : text->runs)
          if (run.glyphs != nullptr) use(*run.glyphs);
  use_spaces(library);
  for (auto& [id, font] : fonts_) embed(id, library, diagnostics);
  if (diagnostics.has_errors()) return;
  for (auto& [glyphs, run] : runs_) {
    const EmbeddedFont& font = fonts_.at(run.font);
    run.shown.reserve(run.entries.size());
    for (const std::uint32_t entry : run.entries) run.shown.push_back(shown_entry(font, entry));
    run.entries = {};
  }
}

void EmbeddedFonts::use(const GlyphRun& run) {
  const auto [found, is_new] = runs_.try_emplace(&run);
  if (!is_new) return;
  Run& used = found->second;
  used.font = run.font;
  used.entries.reserve(run.glyphs.size());
  const std::vector<std::string_view> texts = glyph_texts(run);
  GlyphCodes& codes = fonts_[run.font].codes;
  for (std::size_t i = 0; i < run.glyphs.size(); ++i)
    used.entries.push_back(static_cast<std::uint32_t>(codes.use(run.glyphs[i].id, texts[i])));
}

void EmbeddedFonts::use_spaces(FontLibrary& library) {
  for (auto& [id, font] : fonts_)
    if (const std::uint32_t space = library.program(id).space; space != 0)
      spaces_.emplace(id, font.codes.use(space, " "));
}

void EmbeddedFonts::embed(FontId id, FontLibrary& library, Diagnostics& diagnostics) {
  EmbeddedFont& font = fonts_.at(id);
  font.program = library.program(id);
  std::vector<std::uint32_t> glyphs;
  for (const GlyphCodes::Entry& entry : font.codes.entries()) glyphs.push_back(entry.glyph);
  try {
    font.subset = library.subset(id, glyphs);
    font.widths = widths_of(font.subset);
  } catch (const std::runtime_error& error) {
    diagnostics.error("pdf.font", {},
                      "the font " + quote(font.program.postscript_name) +
                          " cannot be embedded: " + error.what(),
                      "reinstall the package that it comes from");
    return;
  }
  // MuPDF extracts nothing where one-byte codes stand for CIDs past 255.
  const std::vector<std::uint32_t>& cids = font.subset.cids;
  font.codes.assign_codes(
      std::all_of(cids.begin(), cids.end(), [](std::uint32_t cid) { return cid <= 0xFF; }));
}

ShownGlyph EmbeddedFonts::shown_entry(const EmbeddedFont& font, std::size_t entry) const {
  return {font.codes.entries()[entry].code, font.widths[entry]};
}

const std::vector<ShownGlyph>& EmbeddedFonts::shown(const GlyphRun& run) const {
  return runs_.at(&run).shown;
}

std::optional<EmbeddedFonts::Space> EmbeddedFonts::space(FontId font) const {
  auto found = spaces_.find(font);
  if (found == spaces_.end()) found = spaces_.begin();
  if (found == spaces_.end()) return std::nullopt;
  return Space{found->first, shown_entry(fonts_.at(found->first), found->second)};
}

}  // namespace quire::core
