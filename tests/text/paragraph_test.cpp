#include "text/paragraph.hpp"

#include <catch2/catch.hpp>

#include "line_text.hpp"
#include "support/fake_shaper.hpp"
#include "support/golden.hpp"

using namespace quire::core;
using namespace quire::test;
using Align = ParagraphOptions::Align;
using Texts = std::vector<std::string>;

namespace {

constexpr TextStyle kBody{.size = 10};  // a character is 5 points wide

const Hyphenator& english() {
  static const auto hyphenator = Hyphenator::from_file("/usr/share/hyphen/hyph_en_US.dic");
  REQUIRE(hyphenator);
  return *hyphenator;
}

std::vector<TextLine> broken(const std::string& text, int characters, Align align = Align::left,
                             const Hyphenator* hyphenator = nullptr) {
  static FakeShaper shaper;
  const std::vector<TextSpan> spans{{text, kBody}};
  return break_paragraph(spans, {characters * 5.0, align, hyphenator}, shaper);
}

Texts lines_of(const std::string& text, int characters, Align align = Align::left,
               const Hyphenator* hyphenator = nullptr) {
  return texts_of(broken(text, characters, align, hyphenator));
}

std::vector<bool> spaces_after(const std::vector<TextLine>& lines) {
  std::vector<bool> spaces;
  for (const TextLine& line : lines) spaces.push_back(line.space_after);
  return spaces;
}

WidthRange measured(const std::string& text) {
  FakeShaper shaper;
  const std::vector<TextSpan> spans{{text, kBody}};
  return measure(spans, shaper);
}

}  // namespace

TEST_CASE("ragged text fills each line", "[text]") {
  CHECK(lines_of("the quick brown fox jumps", 10) == Texts{"the quick", "brown fox", "jumps"});
  CHECK(lines_of("aaaa bbbbb", 10) == Texts{"aaaa bbbbb"});
  CHECK(lines_of("aaaa bbbbb", 9) == Texts{"aaaa", "bbbbb"});
}

TEST_CASE("empty text gives no line", "[text]") {
  CHECK(lines_of("", 10).empty());
  CHECK(lines_of("  \t ", 10).empty());
  CHECK(lines_of("\u00AD", 10).empty());
  FakeShaper shaper;
  CHECK(break_paragraph({}, {100}, shaper).empty());
}

TEST_CASE("spaces are one gap wide, at the ends of lines not at all", "[text]") {
  CHECK(lines_of("  a   b\t c ", 10) == Texts{"a b c"});
  CHECK(broken("aaaa   ", 4).at(0).width == 20);
}

TEST_CASE("a line feed forces a break", "[text]") {
  CHECK(lines_of("one\ntwo three\n\nfour\n", 20) == Texts{"one", "two three", "", "four"});
  CHECK(lines_of("one\r\ntwo", 20) == Texts{"one", "two"});
  CHECK(lines_of("\n", 20) == Texts{""});
  CHECK(spaces_after(broken("one\ntwo", 20)) == std::vector<bool>{true, false});
}

TEST_CASE("lines tell whether their break replaced a space", "[text]") {
  CHECK(spaces_after(broken("aaaa bbbb", 5)) == std::vector<bool>{true, false});
  CHECK(spaces_after(broken("aaaa-bbbb", 5)) == std::vector<bool>{false, false});
  CHECK(spaces_after(broken("芯片芯片", 2)) == std::vector<bool>{false, false});
  CHECK(spaces_after(broken("replace\u00ADment", 8)) == std::vector<bool>{false, false});
}

TEST_CASE("pieces tell where spaces stand and where they are", "[text]") {
  const std::vector<TextLine> lines = broken("ab cd-ef 芯片", 20);
  REQUIRE(lines.size() == 1);
  REQUIRE(lines[0].pieces.size() == 4);
  const auto spaces = [&](std::size_t i) { return lines[0].pieces[i].space_before; };
  const auto x = [&](std::size_t i) { return lines[0].pieces[i].x; };
  CHECK((!spaces(0) && spaces(1) && spaces(2) && !spaces(3)));
  CHECK(x(0) == 0);
  CHECK(x(1) == 15);
  CHECK(x(2) == 45);
  CHECK(x(3) == 50);
  CHECK(lines[0].width == 55);
}

TEST_CASE("lines are aligned", "[text]") {
  CHECK(broken("aaaa", 10).at(0).pieces.at(0).x == 0);
  CHECK(broken("aaaa", 10, Align::right).at(0).pieces.at(0).x == 30);
  CHECK(broken("aaaa", 10, Align::center).at(0).pieces.at(0).x == 15);
  CHECK(broken("aaaa", 10, Align::right).at(0).width == 20);
}

TEST_CASE("lines break where UAX #14 allows it", "[text]") {
  CHECK(lines_of("A100-class and/or", 11) == Texts{"A100-class", "and/or"});
  CHECK(lines_of("A100-class", 6) == Texts{"A100-", "class"});
  CHECK(lines_of("in 16-bit rates", 6) == Texts{"in", "16-bit", "rates"});
  CHECK(lines_of("of T-Head", 5) == Texts{"of", "T-Hea", "d"});
  CHECK(lines_of("maker, n/k", 8) == Texts{"maker,", "n/k"});
  CHECK(lines_of("is 55–57 %", 8) == Texts{"is", "55–57 %"});
  CHECK(lines_of("MetaX (沐曦) and", 9) == Texts{"MetaX", "(沐曦) and"});
  CHECK(lines_of("(70-billion-parameter)", 12) == Texts{"(70-billion-", "parameter)"});
  CHECK(lines_of("and/or", 5) == Texts{"and/", "or"});
  CHECK(lines_of("https://www.bis.gov/rules", 12) == Texts{"https://", "www.bis.gov/", "rules"});
  CHECK(lines_of("a (see) b", 6) == Texts{"a", "(see)", "b"});
  CHECK(lines_of("10\u00A0000 t and 5\u202Fnm", 8) == Texts{"10\u00A0000 t", "and 5\u202Fnm"});
  CHECK(lines_of("wide 1\u2009234\u2009567", 10) == Texts{"wide", "1\u2009234\u2009567"});
  CHECK(lines_of("word\u2014word", 6) == Texts{"word\u2014", "word"});
  CHECK(lines_of("aaa\u200Bbbb", 4) == Texts{"aaa", "bbb"});
}

TEST_CASE("Chinese breaks between ideographs and not before closing marks", "[text]") {
  CHECK(lines_of("阿里巴巴发布芯片", 3) == Texts{"阿里巴", "巴发布", "芯片"});
  CHECK(lines_of("阿里巴，巴", 3) == Texts{"阿里", "巴，巴"});
  CHECK(lines_of("阿（里）巴", 4) == Texts{"阿（里）", "巴"});
  CHECK(lines_of("用H20芯片", 4) == Texts{"用H20", "芯片"});
}

TEST_CASE("a span's end is no break opportunity", "[text]") {
  FakeShaper shaper;
  const std::vector<TextSpan> spans{
      {"see foot", kBody}, {"note1", {.size = 5}, 3}, {" end", kBody}};
  const auto lines = break_paragraph(spans, {50}, shaper);
  CHECK(texts_of(lines) == Texts{"see", "footnote1", "end"});
  REQUIRE(lines[1].pieces.size() == 2);
  CHECK(lines[1].pieces[0].span == 0);
  CHECK(lines[1].pieces[1].span == 1);
  CHECK(lines[1].pieces[1].x == 20);
  CHECK_FALSE(lines[1].pieces[1].space_before);
  CHECK(lines[1].width == 32.5);
}

TEST_CASE("a space has the width of its own span", "[text]") {
  FakeShaper shaper;
  const std::vector<TextSpan> spans{{"a ", {.size = 20}}, {"b", kBody}};
  CHECK(break_paragraph(spans, {100}, shaper).at(0).pieces.at(1).x == 20);
}

TEST_CASE("soft hyphens show only where a line ends", "[text]") {
  CHECK(lines_of("replace\u00ADment", 20) == Texts{"replacement"});
  CHECK(lines_of("replace\u00ADment", 8) == Texts{"replace~", "ment"});
  CHECK(lines_of("co\u00ADop\u00ADer\u00ADate now", 7) == Texts{"cooper~", "ate now"});
  const auto lines = broken("replace\u00ADment", 8);
  CHECK(lines[0].pieces.back().text->runs.back().text == "replace\u00AD");
  CHECK(lines[0].width == 40);
}

TEST_CASE("a hyphenator divides words where a line would be short", "[text]") {
  const std::string text = "the semiconductor supply";
  CHECK(lines_of(text, 14, Align::left, &english()) == Texts{"the semicon~", "ductor supply"});
  CHECK(lines_of(text, 14) == Texts{"the", "semiconductor", "supply"});
}

TEST_CASE("a ragged line that is 85 % full leaves the next word whole", "[text]") {
  const std::string full = "aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaa";  // 34 of 40 characters
  CHECK(lines_of(full + " semiconductor x", 40, Align::left, &english()) ==
        Texts{full, "semiconductor x"});
  const std::string short_line = full.substr(1);
  CHECK(lines_of(short_line + " semiconductor x", 40, Align::left, &english()) ==
        Texts{short_line + " semi~", "conductor x"});
}

TEST_CASE("names and numbers are not hyphenated", "[text]") {
  CHECK(lines_of("aaaaa Replacement x", 15, Align::left, &english()) ==
        Texts{"aaaaa Replace~", "ment x"});
  CHECK(lines_of("aaaaa REPLACEMENT x", 15, Align::left, &english()) ==
        Texts{"aaaaa", "REPLACEMENT x"});
  CHECK(lines_of("aaaaa ascend910computing x", 18, Align::left, &english()) ==
        Texts{"aaaaa", "ascend910computing", "x"});
  CHECK(lines_of("aaaaa example.organization x", 20, Align::left, &english()) ==
        Texts{"aaaaa", "example.organization", "x"});
}

TEST_CASE("a word wider than the line is broken between characters", "[text]") {
  CHECK(lines_of("abcdefghij", 4) == Texts{"abcd", "efgh", "ij"});
  CHECK(lines_of("x abcdefghij yz", 4) == Texts{"x", "abcd", "efgh", "ij", "yz"});
  CHECK(lines_of("abe\u0301\u0301fgh", 4) == Texts{"ab", "e\u0301\u0301f", "gh"});
  CHECK(lines_of("replacement", 9, Align::left, &english()) == Texts{"replace~", "ment"});
  CHECK(lines_of("replacement", 9, Align::justify, &english()) == Texts{"replace~", "ment"});
  for (const TextLine& line : broken("abcdefghij", 4)) CHECK_FALSE(line.overfull);
}

TEST_CASE("only a character wider than the line is overfull", "[text]") {
  FakeShaper shaper;
  const std::vector<TextSpan> spans{{"ab cd", kBody}};
  for (const Align align : {Align::left, Align::right, Align::justify}) {
    const auto lines = break_paragraph(spans, {4, align}, shaper);
    CHECK(texts_of(lines) == Texts{"a", "b", "c", "d"});
    for (const TextLine& line : lines) {
      CHECK(line.overfull);
      CHECK(line.width == 5);
      CHECK(line.pieces.at(0).x == 0);
    }
  }
  CHECK(break_paragraph(spans, {0, Align::justify}, shaper).size() == 4);
}

TEST_CASE("justified lines fill the width, the last one does not", "[text]") {
  const std::vector<TextSpan> spans{{"aaa bbb ccc ddd eee fff", kBody}};
  FakeShaper shaper;
  const auto lines = break_paragraph(spans, {62.5, Align::justify}, shaper);
  CHECK(dump_lines(lines, spans) ==
        "  62.50 _ aaa bbb ccc\n"
        "  55.00 . ddd eee fff\n");
  CHECK(lines[0].width == 55);
  CHECK(lines[0].pieces[1].x == Approx(23.75));
}

TEST_CASE("spaces shrink when that is better", "[text]") {
  const std::vector<TextSpan> spans{{"aaa bbb ccc ddd eee fff", kBody}};
  FakeShaper shaper;
  const auto lines = break_paragraph(spans, {53, Align::justify}, shaper);
  CHECK(texts_of(lines) == Texts{"aaa bbb ccc", "ddd eee fff"});
  CHECK(right_edge(lines[0], spans) == Approx(53));
  CHECK(right_edge(lines[1], spans) == Approx(53));
  CHECK_FALSE(lines[0].overfull);
}

TEST_CASE("a line whose spaces would more than triple is left ragged", "[text]") {
  const std::vector<TextSpan> spans{{"aa bb ccccccc", kBody}};
  FakeShaper shaper;
  CHECK(dump_lines(break_paragraph(spans, {35, Align::justify}, shaper), spans) ==
        "  35.00 _ aa bb\n"
        "  35.00 . ccccccc\n");
  CHECK(dump_lines(break_paragraph(spans, {35.5, Align::justify}, shaper), spans) ==
        "  25.00 _ aa bb\n"
        "  35.00 . ccccccc\n");
}

TEST_CASE("justified Chinese spreads a little between ideographs", "[text]") {
  const std::vector<TextSpan> spans{{"阿里巴巴发布新芯片", kBody}};
  FakeShaper shaper;
  const auto lines = break_paragraph(spans, {27, Align::justify}, shaper);
  CHECK(dump_lines(lines, spans) ==
        "  27.00 . 阿里巴巴发\n"
        "  20.00 . 布新芯片\n");
  CHECK(lines[0].pieces[1].x == Approx(5.5));
  CHECK_FALSE(lines[0].pieces[1].space_before);
}

TEST_CASE("justified text looks ahead", "[text]") {
  const std::string text = "aaa bb cc ddddd";
  CHECK(lines_of(text, 6, Align::left) == Texts{"aaa bb", "cc", "ddddd"});
  CHECK(lines_of(text, 6, Align::justify) == Texts{"aaa", "bb cc", "ddddd"});
}

TEST_CASE("a page of justified text", "[text][golden]") {
  const std::vector<TextSpan> spans{
      {"Export controls on advanced computing items were tightened in stages. The first rule of "
       "October 2022 set thresholds for interconnect bandwidth and performance; the second, a year "
       "later, replaced them by total processing performance and performance density. Suppliers "
       "answered with parts that stay below the line, and buyers with orders placed before it "
       "moved. What a replacement can deliver depends on yield, on memory (HBM3E), on packaging "
       "capacity, and on the software that runs today. 阿里巴巴的平头哥发布了新的推理芯片，"
       "性能接近H20。Sources: https://www.federalregister.gov/documents/2023/10/25/2023-23055.",
       kBody}};
  FakeShaper shaper;
  CHECK_THAT(dump_lines(break_paragraph(spans, {260, Align::justify, &english()}, shaper), spans),
             MatchesGolden("text/justified.txt"));
}

TEST_CASE("hyphens at the ends of two lines in a row are avoided", "[text]") {
  const std::vector<TextSpan> spans{
      {"international organizations administering telecommunications regulation recommend "
       "interoperability considerations apply",
       kBody}};
  FakeShaper shaper;
  // Without that rule the third line ends in "in~".
  CHECK(texts_of(break_paragraph(spans, {147, Align::justify, &english()}, shaper)) ==
        Texts{"international organizations", "administering telecommunica~",
              "tions regulation recommend", "interoperability considera~", "tions apply"});
}

TEST_CASE("a paragraph's last word is whole", "[text]") {
  for (const int characters : {22, 25, 28, 31})
    CHECK(lines_of("the class of a chip of which no die area is published", characters, Align::left, &english()).back().find("published") != std::string::npos);
}

TEST_CASE("a hyphen before a last line is avoided", "[text]") {
  const std::vector<TextSpan> spans{
      {"Suppliers answered with alternative components remaining underneath the threshold, and "
       "customers accelerated procurement considerably before enforcement",
       kBody}};
  FakeShaper shaper;
  // Without that rule the last line is "forcement".
  CHECK(texts_of(break_paragraph(spans, {152, Align::justify, &english()}, shaper)).back() ==
        "enforcement");
}

TEST_CASE("a tight line beside a loose one is avoided", "[text]") {
  const std::vector<TextSpan> spans{
      {"lines that differ in tightness look uneven when they follow one another on the page",
       kBody}};
  FakeShaper shaper;
  // Without that rule "on" goes to the last line: the third is loose then, behind a tight second.
  CHECK(dump_lines(break_paragraph(spans, {127, Align::justify, &english()}, shaper), spans) ==
        " 127.00 _ lines that differ in\n"
        " 127.00 _ tightness look uneven when\n"
        " 127.00 _ they follow one another on\n"
        "  40.00 . the page\n");
}

TEST_CASE("measure gives the widest unbreakable piece and the whole", "[text]") {
  CHECK(measured("the quick brown").minimum == 25);
  CHECK(measured("the quick brown").preferred == 75);
  CHECK(measured("inter-connected").minimum == 45);
  CHECK(measured("10\u00A0000 t").minimum == 30);
  CHECK(measured("replace\u00ADment").minimum == 55);
  CHECK(measured("one\ntwo three").preferred == 45);
  CHECK(measured("阿里巴巴").minimum == 5);
  CHECK(measured("阿里巴巴").preferred == 20);
  CHECK(measured("").preferred == 0);
}

TEST_CASE("text set to its preferred width stays on one line", "[text]") {
  for (const char* text : {"the quick brown", "and/or", "阿里巴巴 H20", "0.1 0.2 0.3 0.7"}) {
    FakeShaper shaper;
    const std::vector<TextSpan> spans{{text, {.size = 6.7}}};
    for (const Align align : {Align::left, Align::justify})
      CHECK(break_paragraph(spans, {measure(spans, shaper).preferred, align}, shaper).size() == 1);
  }
}

TEST_CASE("a long word made of opportunities is broken fast", "[text]") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "a/b-c\u00AD";
  for (const Align align : {Align::left, Align::justify}) {
    std::size_t characters = 0;
    for (const std::string& line : lines_of(text, 40, align))
      characters += line.size() - (line.ends_with("~") ? 1 : 0);
    CHECK(characters == 5000);
  }
}
