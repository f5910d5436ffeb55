#include "text/font_library.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "support/golden.hpp"
#include "text/font_files.hpp"

using namespace quire::core;

namespace {

constexpr TextStyle kBody{.size = 10};
constexpr TextStyle kTabular{.size = 10, .tabular_figures = true};

std::unique_ptr<FontLibrary> fonts() {
  Diagnostics diagnostics;
  auto library = FontLibrary::open({}, diagnostics);
  REQUIRE(diagnostics.all().empty());
  REQUIRE(library);
  return library;
}

std::string text_of(const ShapedText& shaped) {
  std::string text;
  for (const GlyphRun& run : shaped.runs) text += run.text;
  return text;
}

const std::string& font_name(const FontLibrary& library, const GlyphRun& run) {
  return library.program(run.font).postscript_name;
}

}  // namespace

TEST_CASE("pairs are kerned", "[text][fonts]") {
  const auto library = fonts();
  const double apart = library->shape("A", kBody).advance + library->shape("V", kBody).advance;
  CHECK(library->shape("AV", kBody).advance < apart - 20);
}

TEST_CASE("tabular figures are all of one width", "[text][fonts]") {
  const auto library = fonts();
  const double zero = library->shape("0", kTabular).advance;
  for (const char* digit : {"1", "2", "3", "4", "5", "6", "7", "8", "9"})
    CHECK(library->shape(digit, kTabular).advance == zero);
  CHECK(library->shape("1", kBody).advance < zero - 50);
  CHECK(library->shape("111", kTabular).advance == Approx(3 * zero));
}

// A letter behind it leaves the way of numbers.
TEST_CASE("a number has the glyphs that shaping gives it", "[text][fonts]") {
  const auto library = fonts();
  for (const Family family : {Family::sans, Family::serif, Family::mono}) {
    const TextStyle style{.size = 10, .tabular_figures = true, .family = family};
    for (const std::string number : {"12", "1.5", "2,750", "10\u2009000", "0.3%", "71117.4%", "+0.3"}) {
      const ShapedText& alone = library->shape(number, style);
      const ShapedText& beside = library->shape(number + "x", style);
      INFO(number);
      REQUIRE(alone.runs.size() == 1);
      REQUIRE(beside.runs.size() == 1);
      const std::vector<GlyphRun::Glyph>& glyphs = alone.runs[0].glyphs;
      CHECK(text_of(alone) == number);
      REQUIRE(glyphs.size() + 1 == beside.runs[0].glyphs.size());
      double advance = 0;
      for (std::size_t i = 0; i < glyphs.size(); ++i) {
        CHECK(glyphs[i].id == beside.runs[0].glyphs[i].id);
        CHECK(glyphs[i].cluster == beside.runs[0].glyphs[i].cluster);
        advance += glyphs[i].advance;
      }
      CHECK(alone.advance == Approx(advance));
    }
  }
}

TEST_CASE("ASCII is shaped alone as beside a letter with an accent", "[text][fonts]") {
  const auto library = fonts();
  const std::array looks{kBody, kTabular, TextStyle{.weight = Weight::semibold}, TextStyle{.weight = Weight::bold},
                         TextStyle{.italic = true}, TextStyle{.family = Family::serif},
                         TextStyle{.family = Family::mono}};
  for (const TextStyle& style : looks) {
    for (char first = '!'; first <= '~'; ++first) {
      std::string text;
      for (char second = '!'; second <= '~'; ++second) (text += first) += second;
      const GlyphRun alone = library->shape(text, style).runs.at(0);
      const GlyphRun beside = library->shape(text + " \u00E9", style).runs.at(0);
      REQUIRE(alone.glyphs.size() + 2 == beside.glyphs.size());
      for (std::size_t i = 0; i < alone.glyphs.size(); ++i) {
        CAPTURE(first, i, static_cast<int>(style.family));
        CHECK(alone.glyphs[i].id == beside.glyphs[i].id);
        CHECK(alone.glyphs[i].advance == beside.glyphs[i].advance);
      }
    }
  }
}

TEST_CASE("equal text in an equal look is shaped once, whatever its size", "[text][fonts]") {
  const auto library = fonts();
  const ShapedText* first = &library->shape("supply", kBody);
  for (int i = 0; i < 2000; ++i) library->shape("filler" + std::to_string(i), kBody);
  CHECK(&library->shape("supply", {.size = 30}) == first);
  CHECK(&library->shape("supply", {.size = 10, .weight = Weight::bold}) != first);
  CHECK(&library->shape("supply", {.size = 10, .italic = true}) != first);
  CHECK(&library->shape("supply", kTabular) != first);
}

TEST_CASE("weight and slant choose the font, Chinese included", "[text][fonts]") {
  const auto library = fonts();
  const auto names = [&](Weight weight, bool italic) {
    const ShapedText& shaped =
        library->shape("A芯", {.size = 10, .weight = weight, .italic = italic});
    REQUIRE(shaped.runs.size() == 2);
    return font_name(*library, shaped.runs[0]) + " " + font_name(*library, shaped.runs[1]);
  };
  CHECK(names(Weight::regular, false) == "Inter-Regular NotoSansCJKsc-Regular");
  CHECK(names(Weight::regular, true) == "Inter-Italic NotoSansCJKsc-Regular");
  CHECK(names(Weight::semibold, false) == "Inter-SemiBold NotoSansCJKsc-Bold");
  CHECK(names(Weight::semibold, true) == "Inter-SemiBoldItalic NotoSansCJKsc-Bold");
  CHECK(names(Weight::bold, false) == "Inter-Bold NotoSansCJKsc-Bold");
  CHECK(names(Weight::bold, true) == "Inter-BoldItalic NotoSansCJKsc-Bold");
}

TEST_CASE("text in two scripts is divided among the fonts", "[text][fonts]") {
  const auto library = fonts();
  const ShapedText& shaped = library->shape("Alibaba阿里巴巴T-Head", kBody);
  REQUIRE(shaped.runs.size() == 3);
  CHECK(shaped.runs[1].text == "阿里巴巴");
  CHECK(font_name(*library, shaped.runs[1]) == "NotoSansCJKsc-Regular");
  CHECK(shaped.runs[1].advance == 4000);
  CHECK(shaped.advance ==
        Approx(shaped.runs[0].advance + shaped.runs[1].advance + shaped.runs[2].advance));
  CHECK(library->missing_characters().empty());
}

TEST_CASE("clusters ascend and point at the characters of their glyphs", "[text][fonts]") {
  const auto library = fonts();
  for (const char* text : {"AVA", "naïve", "≥ 4 × 2 − 1", "阿里巴巴", "שלום"}) {
    INFO(text);
    for (const GlyphRun& run : library->shape(text, kBody).runs) {
      CHECK(run.glyphs.front().cluster == 0);
      CHECK(std::is_sorted(run.glyphs.begin(), run.glyphs.end(),
                           [](const auto& a, const auto& b) { return a.cluster < b.cluster; }));
      for (const GlyphRun::Glyph& glyph : run.glyphs)
        CHECK((static_cast<unsigned char>(run.text[glyph.cluster]) & 0xC0) != 0x80);
    }
  }
}

TEST_CASE("a mark stays with its base character", "[text][fonts]") {
  const auto library = fonts();
  const ShapedText& composed = library->shape("e\u0301", kBody);
  REQUIRE(composed.runs.size() == 1);
  CHECK(composed.runs[0].glyphs.size() == 1);
  CHECK(composed.advance == library->shape("é", kBody).advance);

  const ShapedText& on_ideograph = library->shape("芯\u0301", kBody);
  REQUIRE(on_ideograph.runs.size() == 1);
  CHECK(font_name(*library, on_ideograph.runs[0]) == "NotoSansCJKsc-Regular");
}

TEST_CASE("a mark keeps a cluster of its own", "[text][fonts]") {
  const auto library = fonts();
  const ShapedText& shaped = library->shape("x\u0301", kBody);  // no font has these two as one
  REQUIRE(shaped.runs.size() == 1);
  REQUIRE(shaped.runs[0].glyphs.size() == 2);
  CHECK(shaped.runs[0].glyphs[1].cluster == 1);
}

TEST_CASE("a mark that no font has leaves its base character in its font", "[text][fonts]") {
  const auto library = fonts();
  const ShapedText& shaped = library->shape("芯\u0901", kBody);
  REQUIRE(shaped.runs.size() == 1);
  CHECK(font_name(*library, shaped.runs[0]) == "NotoSansCJKsc-Regular");
  CHECK(library->missing_characters() == std::vector<char32_t>{0x901});
}

TEST_CASE("a character that no font has shows as a box and is remembered", "[text][fonts]") {
  const auto library = fonts();
  const ShapedText& shaped = library->shape("x\U0001F600y\u0905", kBody);
  REQUIRE(shaped.runs.size() == 1);
  REQUIRE(shaped.runs[0].glyphs.size() == 4);
  CHECK(shaped.runs[0].text == "x\U0001F600y\u0905");
  CHECK(shaped.runs[0].glyphs[1].id != 0);
  CHECK(shaped.runs[0].glyphs[1].id == library->shape("□", kBody).runs[0].glyphs[0].id);
  CHECK(shaped.runs[0].glyphs[1].advance > 300);
  CHECK(library->missing_characters() == std::vector<char32_t>{0x905, 0x1F600});
}

TEST_CASE("malformed bytes become replacement characters in the run's text", "[text][fonts]") {
  const auto library = fonts();
  CHECK(text_of(library->shape("a\xFF\xC3", kBody)) == "a\uFFFD\uFFFD");
  CHECK(text_of(library->shape("a\tb", kBody)) == "a b");
  CHECK(library->shape("", kBody).runs.empty());
  CHECK(library->shape("", kBody).advance == 0);
}

TEST_CASE("fixed spaces have their widths", "[text][fonts]") {
  const auto library = fonts();
  const auto width = [&](const char* text) { return library->shape(text, kBody).advance; };
  CHECK(width("\u00A0") == width(" "));
  CHECK(width("\u2009") < width(" "));
  CHECK(width("\u2009") > 100);
  CHECK(width("\u202F") == width("\u2009"));
  CHECK(width("\u2003") == Approx(1000).margin(1));
  CHECK(library->missing_characters().empty());
}

TEST_CASE("a soft hyphen shows at the end only", "[text][fonts]") {
  const auto library = fonts();
  const ShapedText& alone = library->shape("\u00AD", kBody);
  REQUIRE(alone.runs.size() == 1);
  CHECK(alone.runs[0].text == "\u00AD");
  CHECK(alone.advance > 200);
  const ShapedText& ended = library->shape("replace\u00AD", kBody);
  REQUIRE(ended.runs.size() == 1);
  CHECK(ended.runs[0].text == "replace\u00AD");
  CHECK(ended.runs[0].glyphs.back().cluster == 7);
  CHECK(ended.runs[0].glyphs.back().id == alone.runs[0].glyphs.back().id);
  CHECK(text_of(library->shape("re\u00ADplace", kBody)) == "replace");
  CHECK(library->shape("re\u00ADplace", kBody).advance == library->shape("replace", kBody).advance);
}

TEST_CASE("format controls take no room", "[text][fonts]") {
  const auto library = fonts();
  CHECK(library->shape("a\u200B\u2060\u200Db", kBody).advance ==
        library->shape("ab", kBody).advance);
  CHECK(library->shape("\u200B", kBody).runs.empty());
  CHECK(library->missing_characters().empty());
}

TEST_CASE("metrics are those of the style's own font", "[text][fonts]") {
  const auto library = fonts();
  const FontMetrics metrics = library->metrics(kBody);
  CHECK(metrics.ascent == Approx(968.75));
  CHECK(metrics.descent == Approx(241.48).margin(0.01));
  CHECK(metrics.cap_height == Approx(727.27).margin(0.01));
  CHECK(metrics.x_height == Approx(545.45).margin(0.01));
}

TEST_CASE("programs tell what a PDF needs", "[text][fonts]") {
  const auto library = fonts();
  const auto program = [&](const TextStyle& style) {
    return library->program(library->shape("A", style).runs[0].font);
  };
  const FontProgram slanted = program({.size = 10, .weight = Weight::bold, .italic = true});
  CHECK(slanted.postscript_name == "Inter-BoldItalic");
  CHECK(slanted.is_cff);
  CHECK(slanted.units_per_em == 2816);
  CHECK(slanted.italic_angle == Approx(-9.4));
  CHECK(slanted.bold);
  CHECK(program(kBody).italic_angle == 0);
  CHECK_FALSE(std::signbit(program(kBody).italic_angle));
  CHECK_FALSE(program(kBody).bold);
}

TEST_CASE("every missing font file is an error that names its package", "[text][fonts]") {
  const quire::test::TemporaryFolder folder;
  const std::vector<text::FontFile> wanted{
      {"Inter-Regular.otf", "Inter-Regular", folder.path(), "fonts-inter"},
      {"NotoSansCJK-Bold.ttc", "NotoSansCJKsc-Bold", folder.path(), "fonts-noto-cjk"}};
  Diagnostics diagnostics;
  text::locate_fonts(wanted, {}, diagnostics);
  REQUIRE(diagnostics.all().size() == 2);
  CHECK(diagnostics.all()[0].code == "text.font-missing");
  CHECK(to_text(diagnostics.all()[0]) ==
        "error: font file \"Inter-Regular.otf\" is in no font folder\n"
        "  hint: install the Debian package fonts-inter\n");
  CHECK(to_text(diagnostics.all()[1]) ==
        "error: font file \"NotoSansCJK-Bold.ttc\" is in no font folder\n"
        "  hint: install the Debian package fonts-noto-cjk\n");
}

TEST_CASE("a font file that is none is an error", "[text][fonts]") {
  const quire::test::TemporaryFolder folder;
  Diagnostics diagnostics;
  std::ofstream(folder.path() + "/Inter-Bold.otf") << "<html>not found</html>";
  CHECK(FontLibrary::open({folder.path()}, diagnostics) == nullptr);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(to_text(diagnostics.all()[0]) == "error: \"" + folder.path() +
                                             "/Inter-Bold.otf\" is not an OpenType font\n"
                                             "  hint: reinstall the Debian package fonts-inter\n");
}

TEST_CASE("fonts in the given folders come first", "[text][fonts]") {
  const quire::test::TemporaryFolder folder;
  std::filesystem::copy_file("/usr/share/fonts/opentype/inter/Inter-Black.otf",
                             folder.path() + "/Inter-Regular.otf");
  Diagnostics diagnostics;
  const auto library = FontLibrary::open({folder.path() + "/absent", folder.path()}, diagnostics);
  REQUIRE(library);
  CHECK(library->program(library->shape("A", kBody).runs[0].font).postscript_name == "Inter-Black");
}
