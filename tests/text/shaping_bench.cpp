// Not run by default: text_test "[bench]" prints what shaping and breaking a briefing costs.
#include <catch2/catch.hpp>
#include <cstdio>
#include <ctime>

#include "text/font_library.hpp"
#include "text/paragraph.hpp"

using namespace quire::core;

namespace {

constexpr int kParagraphs = 120;  // of about four lines: twelve pages of text

// Sentences from a vocabulary of 2000 words, drawn by a fixed rule.
std::vector<std::string> briefing() {
  constexpr const char* kSyllables[] = {"sup", "ply",  "ex", "port", "con", "trol", "chip", "ter",
                                        "a",   "ment", "in", "te",   "ra",  "tion", "de",   "mand"};
  std::vector<std::string> paragraphs(kParagraphs);
  unsigned state = 1;
  const auto draw = [&](unsigned count) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8) % count;
  };
  for (std::string& paragraph : paragraphs) {
    for (int word = 0; word < 60; ++word) {
      unsigned rare = draw(2000) * draw(2000) / 2000;
      for (; rare != 0; rare /= 13) paragraph += kSyllables[rare % 16];
      paragraph += word % 12 == 11 ? ". " : " ";
    }
    paragraph += "阿里巴巴发布芯片 H20.";
  }
  return paragraphs;
}

std::size_t set_all(const std::vector<std::string>& paragraphs, ParagraphOptions::Align align,
                    const Hyphenator* hyphenator, Shaper& shaper) {
  std::size_t lines = 0;
  for (const std::string& text : paragraphs) {
    const std::vector<TextSpan> spans{{text, {.size = 9.5}}};
    lines += break_paragraph(spans, {493, align, hyphenator}, shaper).size();
  }
  return lines;
}

// Processor time since `start`, microseconds: other programs on the machine do not count.
double since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) * 1e6 / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("cost of a twelve-page text", "[.][bench]") {
  const auto english = Hyphenator::from_file("/usr/share/hyphen/hyph_en_US.dic");
  const std::vector<std::string> paragraphs = briefing();
  for (const auto align : {ParagraphOptions::Align::left, ParagraphOptions::Align::justify}) {
    Diagnostics diagnostics;
    const std::clock_t opened = std::clock();
    const auto fonts = FontLibrary::open({}, diagnostics);
    REQUIRE(fonts);
    const bool ragged = align == ParagraphOptions::Align::left;
    std::printf("%s\n  open %.2f ms\n", ragged ? "ragged" : "justified", since(opened) / 1000);
    for (const char* state : {"cold", "warm", "warm", "warm"}) {
      const std::clock_t start = std::clock();
      const std::size_t lines = set_all(paragraphs, align, english.get(), *fonts);
      const double time = since(start);
      std::printf("  %s: %zu lines, %.2f ms, %.1f us a line\n", state, lines, time / 1000,
                  time / static_cast<double>(lines));
    }
  }
}
