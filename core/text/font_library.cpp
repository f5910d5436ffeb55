#include "text/font_library.hpp"

#include <algorithm>
#include <array>
#include <list>
#include <optional>
#include <set>
#include <unordered_map>

#include "text/font_face.hpp"
#include "text/font_files.hpp"
#include "text/font_subset.hpp"
#include "text/itemize.hpp"
#include "text/shape_run.hpp"

namespace quire::core {
namespace {

// Lets a map of strings be asked with a view, without a copy.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

// Nodes keep their address when the map grows.
using ShapedTexts = std::unordered_map<std::string, ShapedText, TextHash, std::equal_to<>>;

constexpr std::size_t kMostTexts = 50'000;  // that are kept from document to document
constexpr std::size_t kLookCount = 36;  // 3 families, 3 weights, upright or italic, both figures

constexpr std::size_t kMostSubsets = 4;  // of a font

struct KnownSubset {
  std::vector<std::uint32_t> glyph_ids;
  FontSubset subset;
};

constexpr std::string_view kThinSpace = "\u2009";

/// The length of the character that `text` begins with if numbers are made of it, else 0.
std::size_t number_character(std::string_view text) {
  constexpr std::string_view kPlain = "0123456789.,%";  // Inter draws a plus otherwise beside a figure
  if (kPlain.find(text.front()) != std::string_view::npos) return 1;
  return text.starts_with(kThinSpace) ? kThinSpace.size() : 0;
}

/// Whether `text` is two or more characters of a number.
bool is_number(std::string_view text) {
  if (text.empty() || number_character(text) == text.size()) return false;
  while (!text.empty()) {
    const std::size_t length = number_character(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::size_t look_of(const TextStyle& style) {
  return static_cast<std::size_t>(style.family) * 12 + static_cast<std::size_t>(style.weight) * 4 + (style.italic ? 2 : 0) +
         (style.tabular_figures ? 1 : 0);
}

}  // namespace



struct FontLibrary::Impl {
  const text::FontFace& face(FontId font) {
    std::optional<text::FontFace>& face = faces.at(font);
    if (!face) face.emplace(paths[font], text::font_files()[font].postscript_name);
    return *face;
  }

  ShapedText shape(std::string_view characters, const TextStyle& style) {
    const text::Coverage has = [this](FontId font, char32_t c) { return face(font).has(c); };
    ShapedText shaped;
    for (text::FontStretch& stretch :
         text::itemize(characters, text::font_chain(style), has, missing)) {
      const text::FontFace& used = face(stretch.font);
      GlyphRun run = text::shape_run(std::move(stretch), used, style.tabular_figures, buffer.get());
      if (run.glyphs.empty()) continue;
      shaped.advance += run.advance;
      shaped.runs.push_back(std::move(run));
    }
    return shaped;
  }

  std::vector<std::filesystem::path> paths;
  std::array<std::optional<text::FontFace>, text::kFontCount> faces;
  std::array<ShapedTexts, kLookCount> cache;
  // The last ones made of each font: the briefings of a batch often have the same glyphs.
  std::array<std::list<KnownSubset>, text::kFontCount> subsets;
  std::set<char32_t> missing;
  text::BufferHandle buffer{hb_buffer_create()};
};

FontLibrary::FontLibrary(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FontLibrary::~FontLibrary() = default;

const std::vector<std::filesystem::path>& FontLibrary::files() const { return impl_->paths; }

std::unique_ptr<FontLibrary> FontLibrary::open(const std::vector<std::filesystem::path>& folders,
                                               Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  auto impl = std::make_unique<Impl>();
  impl->paths = text::locate_fonts(text::font_files(), folders, diagnostics);
  if (diagnostics.error_count() != errors_before) return nullptr;
  return std::unique_ptr<FontLibrary>(new FontLibrary(std::move(impl)));
}

const ShapedText& FontLibrary::shape(std::string_view text, const TextStyle& style) {
  ShapedTexts& known = impl_->cache[look_of(style)];
  if (const auto found = known.find(text); found != known.end()) return found->second;
  std::optional<ShapedText> number;
  if (style.tabular_figures && is_number(text)) number = number_of_characters(text, style);
  return known.emplace(text, number ? std::move(*number) : impl_->shape(text, style)).first->second;
}

/// Tabular figures stand under each other, so nothing may draw them together: the glyphs of a number are those of its
/// characters. Tables are full of numbers that stand in them once; shaped, each would take as long as ten of these.
std::optional<ShapedText> FontLibrary::number_of_characters(std::string_view text, const TextStyle& style) {
  ShapedText shaped;
  GlyphRun& run = shaped.runs.emplace_back();
  run.text = text;
  run.glyphs.reserve(text.size());
  for (std::size_t at = 0, length = 0; at < text.size(); at += length) {
    length = number_character(text.substr(at));
    const ShapedText& one = shape(text.substr(at, length), style);
    if (one.runs.size() != 1 || (at != 0 && one.runs[0].font != run.font)) return std::nullopt;
    run.font = one.runs[0].font;
    for (GlyphRun::Glyph glyph : one.runs[0].glyphs) {
      glyph.cluster += static_cast<std::uint32_t>(at);
      run.glyphs.push_back(glyph);
    }
    run.advance += one.runs[0].advance;
  }
  shaped.advance = run.advance;
  return shaped;
}

void FontLibrary::begin_document() {
  std::size_t texts = 0;
  for (const ShapedTexts& known : impl_->cache) texts += known.size();
  if (texts <= kMostTexts && impl_->missing.empty()) return;
  for (ShapedTexts& known : impl_->cache) known.clear();
  impl_->missing.clear();
}

FontMetrics FontLibrary::metrics(const TextStyle& style) {
  return program(text::font_chain(style).front()).metrics;
}

const FontProgram& FontLibrary::program(FontId font) const { return impl_->face(font).program(); }

FontSubset FontLibrary::subset(FontId font, const std::vector<std::uint32_t>& glyph_ids) const {
  std::list<KnownSubset>& known = impl_->subsets.at(font);
  const auto found = std::find_if(known.begin(), known.end(),
                                  [&](const KnownSubset& one) { return one.glyph_ids == glyph_ids; });
  if (found != known.end()) {
    known.splice(known.begin(), known, found);
  } else {
    known.push_front({glyph_ids, text::subset_font(impl_->face(font), glyph_ids)});
    if (known.size() > kMostSubsets) known.pop_back();
  }
  return known.front().subset;
}

std::vector<char32_t> FontLibrary::missing_characters() const {
  return {impl_->missing.begin(), impl_->missing.end()};
}

}  // namespace quire::core
