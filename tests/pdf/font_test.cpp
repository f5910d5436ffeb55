#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "base/utf8.hpp"
#include "pdf/embedded_fonts.hpp"
#include "pdf/layout_builder.hpp"
#include "pdf/pdf.hpp"
#include "pdf/tools.hpp"
#include "support/golden.hpp"

namespace quire::test {
namespace {

using namespace quire::core;
using Texts = std::vector<std::string_view>;

constexpr const char* kTrueTypeFont = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

GlyphRun run_of(std::string text, const std::vector<std::uint32_t>& clusters) {
  GlyphRun run;
  run.text = std::move(text);
  for (const std::uint32_t cluster : clusters)
    run.glyphs.push_back({.id = 1, .cluster = cluster, .advance = 500});
  return run;
}

/// What a reader extracts from a page with one line of `text`.
std::string extracted(const std::string& text) {
  LayoutBuilder out;
  out.text(out.tag(Tag::Role::paragraph), text, {20, 50});
  return run_on(pdf_of(out.layout), "pdftotext -raw {} -").output;
}

TEST_CASE("each glyph stands for its cluster", "[pdf][fonts]") {
  CHECK(glyph_texts(run_of("abc", {0, 1, 2})) == Texts{"a", "b", "c"});
  CHECK(glyph_texts(run_of("office", {0, 1, 4, 5})) == Texts{"o", "ffi", "c", "e"});
  CHECK(glyph_texts(run_of("é寒", {0, 2})) == Texts{"é", "寒"});
}

TEST_CASE("glyphs of one cluster share its characters", "[pdf][fonts]") {
  CHECK(glyph_texts(run_of("ab", {0, 0})) == Texts{"a", "b"});
  CHECK(glyph_texts(run_of("abc", {0, 0})) == Texts{"a", "bc"});
  CHECK(glyph_texts(run_of("é", {0, 0})) == Texts{"é", "\u200B"});
}

TEST_CASE("clusters that are out of order or out of the text are harmless", "[pdf][fonts]") {
  CHECK(glyph_texts(run_of("ab", {1, 0})) == Texts{"b", "a"});
  CHECK(glyph_texts(run_of("ab", {0, 900})) == Texts{"ab", "\u200B"});
  CHECK(glyph_texts(run_of("", {0})) == Texts{"\u200B"});
}

TEST_CASE("ASCII keeps its codes; one glyph with two texts has two", "[pdf][fonts]") {
  GlyphCodes codes;
  const std::size_t hyphen = codes.use(7, "-");
  const std::size_t soft = codes.use(7, "\u00AD");
  const std::size_t again = codes.use(7, "-");
  const std::size_t other = codes.use(9, "-");
  codes.assign_codes(true);
  CHECK(again == hyphen);
  CHECK(codes.is_one_byte());
  CHECK(codes.entries()[hyphen].code == '-');
  CHECK(codes.entries()[soft].code == 0x80);
  CHECK(codes.entries()[other].code == 0x81);
}

TEST_CASE("codes are distinct and avoid line ends, up to the last", "[pdf][fonts]") {
  GlyphCodes codes;
  for (std::uint32_t glyph = 0; glyph < 253; ++glyph) codes.use(glyph, "寒");
  codes.assign_codes(true);
  CHECK(codes.is_one_byte());
  std::set<int> seen;
  for (const GlyphCodes::Entry& entry : codes.entries()) seen.insert(entry.code);
  CHECK(seen.size() == 253);
  CHECK(*seen.begin() == 1);
  CHECK(*seen.rbegin() == 255);
  CHECK_FALSE(seen.contains('\n'));
  CHECK_FALSE(seen.contains('\r'));
}

TEST_CASE("one glyph more and codes have two bytes", "[pdf][fonts]") {
  GlyphCodes codes;
  for (std::uint32_t glyph = 0; glyph < 254; ++glyph) codes.use(glyph, "x");
  codes.assign_codes(true);
  CHECK_FALSE(codes.is_one_byte());
}

TEST_CASE("widths of the subset are the shaper's", "[pdf][fonts]") {
  const Weight weights[] = {Weight::regular, Weight::semibold, Weight::bold};
  for (const Weight weight : weights) {
    for (const char* text : {"H", "i", "—", "€", "寒"}) {
      const TextStyle style{.size = 10, .weight = weight};
      const GlyphRun& run = fonts().shape(text, style).runs.at(0);
      const FontSubset subset = fonts().subset(run.font, {run.glyphs.at(0).id});
      REQUIRE(subset.advances.size() == 1);
      CHECK(subset.advances[0] == Approx(run.glyphs[0].advance));
    }
  }
}

TEST_CASE("words, spaces and marks are extracted as they were", "[pdf][fonts]") {
  CHECK(extracted("Kerned AVATAR, Type 1: \\ ( ) %") == "Kerned AVATAR, Type 1: \\ ( ) %\n\f");
  CHECK(extracted("寒武纪 and 阿里巴巴 集团") == "寒武纪 and 阿里巴巴 集团\n\f");
  CHECK(extracted("≥ 12 → 3 − 1 ≈ ▲") == "≥ 12 → 3 − 1 ≈ ▲\n\f");
}

TEST_CASE("a hyphen that ends a line is a soft one", "[pdf][fonts]") {
  CHECK(extracted("re\u00AD co-op") == "re\u00AD co-op\n\f");
}

TEST_CASE("more characters than a byte can tell apart", "[pdf][fonts]") {
  std::string text;
  for (char32_t c = 0xC0; c < 0x180; ++c) append_utf8(text, c);
  for (char32_t c = 0x391; c < 0x3A0; ++c) append_utf8(text, c);
  for (char32_t c = 0x410; c < 0x450; ++c) append_utf8(text, c);
  LayoutBuilder out;
  out.layout.pages[0].size.width = 5000;
  out.text(out.tag(Tag::Role::paragraph), text, {20, 50});
  const std::string pdf = pdf_of(out.layout);
  CHECK(run_on(pdf, "pdftotext -raw {} -").output == text + "\n\f");
  CHECK(run_on(pdf, "qpdf --check {}").exit_code == 0);
}

TEST_CASE("all fonts are embedded subsets with Unicode maps", "[pdf][fonts]") {
  const std::string table = run_on(pdf_of(demo_layout()), "pdffonts {}").output;
  INFO(table);
  CHECK(count_of(table, "CID Type 0C") == 5);
  CHECK(count_of(table, "yes yes yes") == 5);
  CHECK(table.find("AAAAAA+Inter-Regular") != std::string::npos);
  CHECK(table.find("AAAAAG+NotoSansCJKsc-Regular") != std::string::npos);
}

TEST_CASE("a TrueType font is embedded too, and its ligatures are read as letters",
          "[pdf][fonts]") {
  if (!std::filesystem::exists(kTrueTypeFont)) {
    WARN("left out: no " << kTrueTypeFont);
    return;
  }
  const TemporaryFolder folder;
  folder.write("Inter-Regular.otf", read_file(kTrueTypeFont));
  Diagnostics diagnostics;
  const auto library = FontLibrary::open({folder.path()}, diagnostics);
  REQUIRE(library);

  const GlyphRun& run = library->shape("office", {.size = 10}).runs.at(0);
  REQUIRE(run.glyphs.size() == 4);  // o, ffi, c, e
  LayoutBuilder out;
  out.page().items.emplace_back(TextItem{.tag = out.tag(Tag::Role::paragraph),
                                         .at = {20, 50},
                                         .size = 10,
                                         .color = {},
                                         .runs = {{.glyphs = &run, .x = 0}}});
  const std::string pdf = write_pdf(out.layout, *library, diagnostics);

  CHECK(diagnostics.all().empty());
  CHECK(run_on(pdf, "qpdf --check {}").exit_code == 0);
  CHECK(run_on(pdf, "pdftotext -raw {} -").output == "office\n\f");
  const std::string table = run_on(pdf, "pdffonts {}").output;
  CHECK(table.find("AAAAAA+DejaVuSans") != std::string::npos);
  CHECK(count_of(table, "CID TrueType") == 1);
  CHECK(count_of(table, "yes yes yes") == 1);
}

}  // namespace
}  // namespace quire::test
