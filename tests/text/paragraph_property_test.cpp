#include <catch2/catch.hpp>
#include <random>

#include "base/utf8.hpp"
#include "line_text.hpp"
#include "support/fake_shaper.hpp"
#include "text/font_library.hpp"
#include "text/paragraph.hpp"

using namespace quire::core;
using namespace quire::test;
using Align = ParagraphOptions::Align;

namespace {

constexpr const char* kPieces[] = {" ",
                                   " ",
                                   " ",
                                   " ",
                                   " ",
                                   "  ",
                                   "\n",
                                   "\u00A0",
                                   "\u2009",
                                   "\u200B",
                                   "\u00AD",
                                   "-",
                                   "/",
                                   ",",
                                   ".",
                                   "(",
                                   ")",
                                   "“",
                                   "”",
                                   "—",
                                   "–",
                                   "%",
                                   "芯",
                                   "片",
                                   "阿里巴巴",
                                   "，",
                                   "。",
                                   "（",
                                   "）",
                                   "e\u0301",
                                   "a",
                                   "I",
                                   "the",
                                   "chip",
                                   "export",
                                   "replacement",
                                   "semiconductor",
                                   "interoperability",
                                   "H20",
                                   "1,000",
                                   "0.5",
                                   "https://a.org/b?c=d&e",
                                   "AVATAR",
                                   "office",
                                   "\xFF",
                                   "\U0001F600",
                                   "Wxyz"};

std::vector<TextSpan> random_spans(std::mt19937& random) {
  const auto pick = [&](std::size_t count) { return random() % count; };
  std::vector<TextSpan> spans(1 + pick(4));
  for (TextSpan& span : spans) {
    span.style.size = 6 + static_cast<double>(pick(9));
    span.style.weight = pick(3) == 0 ? Weight::bold : Weight::regular;
    for (std::size_t i = pick(40); i > 0; --i) span.text += kPieces[pick(std::size(kPieces))];
  }
  return spans;
}

/// What must survive line breaking: all but white space and hyphens that may show or not.
std::string essence(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (c != ' ' && c != '\n' && c != 0x200B && c != 0xAD) append_utf8(out, c);
  }
  return out;
}

std::string essence(const std::vector<TextSpan>& spans) {
  std::string text;
  for (const TextSpan& span : spans) text += span.text;
  return essence(text);
}

std::string essence(const std::vector<TextLine>& lines) {
  std::string text;
  for (const TextLine& line : lines)
    for (const PlacedText& piece : line.pieces)
      for (const GlyphRun& run : piece.text->runs) text += run.text;
  return essence(text);
}

bool ascends(const TextLine& line) {
  for (std::size_t i = 1; i < line.pieces.size(); ++i)
    if (line.pieces[i].x < line.pieces[i - 1].x) return false;
  return true;
}

/// The laws that hold for every paragraph; `exact` where advances add up without kerning.
void check_laws(const std::vector<TextSpan>& spans, const ParagraphOptions& options,
                Shaper& shaper) {
  const std::vector<TextLine> lines = break_paragraph(spans, options, shaper);
  CHECK(essence(lines) == essence(spans));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const TextLine& line = lines[i];
    INFO("line " << i << ": " << text_of(line));
    const double edge = right_edge(line, spans);
    CHECK(ascends(line));
    if (line.overfull) {
      CHECK(count_code_points(text_of(line)) <= 3);
      continue;
    }
    CHECK(line.width <= options.width);
    CHECK(edge <= options.width + 1e-6);
    if (options.align == Align::right)
      CHECK(edge == Approx(line.pieces.empty() ? 0 : options.width));
    if (options.align != Align::justify) continue;
    // Filled, or as wide as it is by nature (ragged, or a last line), or shrunk to fit.
    const bool filled = std::abs(edge - options.width) < 1e-6;
    CHECK((filled || std::abs(edge - line.width) < 1e-6));
  }
  CHECK((lines.empty() || !lines.back().space_after));
}

void check_paragraphs(Shaper& shaper, int count, unsigned seed) {
  const auto english = Hyphenator::from_file("/usr/share/hyphen/hyph_en_US.dic");
  REQUIRE(english);
  std::mt19937 random(seed);
  for (int i = 0; i < count; ++i) {
    const std::vector<TextSpan> spans = random_spans(random);
    const auto align = static_cast<Align>(random() % 4);
    const double width = random() % 5 == 0 ? 1 + random() % 40 : 40 + random() % 400;
    INFO("paragraph " << i << " of seed " << seed << ", width " << width);
    check_laws(spans, {width, align, random() % 2 == 0 ? english.get() : nullptr}, shaper);
  }
}

}  // namespace

TEST_CASE("no text is lost and no line is too wide", "[text][property]") {
  FakeShaper shaper;
  check_paragraphs(shaper, 120, 1);
}

TEST_CASE("the same holds for real fonts, with kerning and ligatures", "[text][property]") {
  Diagnostics diagnostics;
  const auto fonts = FontLibrary::open({}, diagnostics);
  REQUIRE(fonts);
  check_paragraphs(*fonts, 50, 2);
}

TEST_CASE("a width below zero gives a character a line", "[text]") {
  quire::test::FakeShaper shaper;
  const std::vector<TextSpan> spans{{"word", {.size = 10}, 0}};
  CHECK(break_paragraph(spans, {-5, ParagraphOptions::Align::left, nullptr}, shaper).size() == 4);
}

TEST_CASE("no line is narrower than the paragraph's minimum makes it", "[text][property]") {
  FakeShaper shaper;
  std::mt19937 random(3);
  for (int i = 0; i < 60; ++i) {
    const std::vector<TextSpan> spans = random_spans(random);
    const WidthRange range = measure(spans, shaper);
    CHECK(range.minimum <= range.preferred + 1e-9);
    double widest = 0;
    for (const TextLine& line : break_paragraph(spans, {1e9}, shaper))
      widest = std::max(widest, line.width);
    CHECK(widest == Approx(range.preferred).margin(1e-9));
    // At the minimum no word has to be cut: nothing is narrower than it by ordinary breaks.
    widest = 0;
    for (const TextLine& line : break_paragraph(spans, {range.minimum}, shaper))
      widest = std::max(widest, line.width);
    CHECK(widest <= range.minimum + 1e-9);
  }
}

// A line feed at the end makes no line, and leaves the way of a lone word.
TEST_CASE("a lone word is set as any other text", "[text][property]") {
  FakeShaper shaper;
  std::mt19937 random(5);
  const char* pieces[] = {"a", "Z", "office", "0", "1", "25", ".", ",", "\u2009", "\u2009000"};
  for (int i = 0; i < 400; ++i) {
    std::string word;
    for (std::size_t count = 1 + random() % 6; count != 0; --count) word += pieces[random() % std::size(pieces)];
    const std::vector<TextSpan> lone{{word, {.size = 8}}};
    const std::vector<TextSpan> other{{word + "\n", {.size = 8}}};
    INFO(word);
    const WidthRange width = measure(lone, shaper);
    CHECK(width.minimum == measure(other, shaper).minimum);
    CHECK(width.preferred == measure(other, shaper).preferred);
    for (const Align align : {Align::left, Align::right, Align::center, Align::justify}) {
      for (const double room : {width.preferred * 2, width.preferred, width.preferred * 0.7}) {
        const std::vector<TextLine> lines = break_paragraph(lone, {room, align}, shaper);
        const std::vector<TextLine> expected = break_paragraph(other, {room, align}, shaper);
        REQUIRE(lines.size() == expected.size());
        CHECK(dump_lines(lines, lone) == dump_lines(expected, other));
        for (std::size_t j = 0; j < lines.size(); ++j) {
          CHECK(lines[j].width == expected[j].width);
          CHECK(lines[j].pieces[0].x == expected[j].pieces[0].x);
        }
      }
    }
  }
}
