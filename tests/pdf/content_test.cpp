#include "pdf/content.hpp"

#include <catch2/catch.hpp>

#include "pdf/layout_builder.hpp"
#include "pdf/pdf.hpp"
#include "pdf/tools.hpp"

namespace quire::test {
namespace {

using namespace quire::core;

/// The operators of the layout's first page, without marked content.
std::string operators(const Layout& layout) {
  Diagnostics diagnostics;
  const EmbeddedFonts embedded(layout, fonts(), diagnostics);
  ContentWriter writer(embedded, layout.pages[0].size.height);
  for (const Item& item : layout.pages[0].items) {
    if (const auto* text = std::get_if<TextItem>(&item)) writer.draw(*text);
    if (const auto* shape = std::get_if<ShapeItem>(&item)) writer.draw(*shape);
  }
  writer.end_marked();
  std::string out = writer.take();
  return out.substr(0, out.rfind("EMC\n"));
}

/// `count` times the letter H, which nothing is kerned with.
GlyphRun letters_h(std::size_t count) {
  GlyphRun run;
  const GlyphRun::Glyph glyph = fonts().shape("H", {.size = 10}).runs.at(0).glyphs.at(0);
  for (std::size_t i = 0; i < count; ++i) {
    run.text += 'H';
    run.glyphs.push_back(glyph);
    run.glyphs.back().cluster = static_cast<std::uint32_t>(i);
    run.advance += glyph.advance;
  }
  return run;
}

Layout with_runs(std::vector<TextItem::Run> runs, bool space_after = false) {
  LayoutBuilder out;
  out.page().items.emplace_back(TextItem{.tag = kArtifact,
                                         .at = {20, 50},
                                         .size = 10,
                                         .color = {},
                                         .runs = std::move(runs),
                                         .space_after = space_after});
  return out.layout;
}

TEST_CASE("a rectangle is one operator, turned over", "[pdf][content]") {
  LayoutBuilder out;
  out.rectangle(kArtifact, {10, 20, 30, 40}, {255, 0, 0});
  CHECK(operators(out.layout) == "1 0 0 rg\n10 240 30 40 re\nf\n");
}

TEST_CASE("graphics parameters are written where they change", "[pdf][content]") {
  LayoutBuilder out;
  const Stroke dashed{.color = {128, 128, 128}, .width = 0.5, .dash = {3, 1.5}};
  const Stroke solid{.color = {128, 128, 128}, .width = 0.5, .dash = {}};
  out.rule(kArtifact, {0, 0}, {100, 0}, dashed);
  out.rule(kArtifact, {0, 10}, {100, 10}, dashed);
  out.rule(kArtifact, {0, 20}, {100, 20}, solid);
  CHECK(operators(out.layout) ==
        "0.502 G\n0.5 w\n[3 1.5] 0 d\n0 300 m\n100 300 l\nS\n"
        "0 290 m\n100 290 l\nS\n"
        "[] 0 d\n0 280 m\n100 280 l\nS\n");
}

TEST_CASE("a dash pattern that PDF forbids is a solid line", "[pdf][content]") {
  LayoutBuilder out;
  out.rule(kArtifact, {0, 0}, {9, 0}, {.color = {}, .width = 1, .dash = {0, 0}});
  out.rule(kArtifact, {0, 0}, {9, 0}, {.color = {}, .width = 1, .dash = {-1, 2}});
  CHECK(operators(out.layout).find('[') == std::string::npos);
}

TEST_CASE("curves keep their control points; fill and stroke are one", "[pdf][content]") {
  using enum PathSegment::Kind;
  LayoutBuilder out;
  ShapeItem shape;
  shape.path = {{.kind = move, .to = {10, 10}, .control1 = {}, .control2 = {}},
                {.kind = curve, .to = {40, 10}, .control1 = {20, 0}, .control2 = {30, 0}},
                {.kind = close, .to = {}, .control1 = {}, .control2 = {}}};
  shape.fill = Color{0, 51, 102};
  shape.stroke = Stroke{.color = {0, 0, 0}, .width = 1, .dash = {}};
  out.page().items.emplace_back(shape);
  CHECK(operators(out.layout) ==
        "0 0.2 0.4 rg\n0 G\n1 w\n10 290 m\n20 300 30 300 40 290 c\nh\nB\n");
}

TEST_CASE("glyphs that stand as the font has them are one string", "[pdf][content]") {
  const GlyphRun run = letters_h(3);
  CHECK(operators(with_runs({{.glyphs = &run, .x = 0}})) ==
        "BT\n0 g\n20 250 Td\n/F0 10 Tf\n(HHH)Tj\nET\n");
}

TEST_CASE("a glyph that stands elsewhere is corrected, and only once", "[pdf][content]") {
  GlyphRun run = letters_h(4);
  run.glyphs[0].advance -= 50;  // kerned
  run.glyphs[2].x_offset = 30;  // moved alone
  CHECK(operators(with_runs({{.glyphs = &run, .x = 0}})) ==
        "BT\n0 g\n20 250 Td\n/F0 10 Tf\n[(H)50(H)-30(H)30(H)]TJ\nET\n");
}

TEST_CASE("corrections do not add up", "[pdf][content]") {
  GlyphRun run = letters_h(100);
  for (GlyphRun::Glyph& glyph : run.glyphs) glyph.advance += 0.4F;
  const std::string out = operators(with_runs({{.glyphs = &run, .x = 0}}));
  // 99 gaps of 0.4 are 39.6 thousandths: what is written must come within one of it.
  int sum = 0;
  for (std::size_t at = out.find(")-"); at != std::string::npos; at = out.find(")-", at + 1))
    sum += std::stoi(out.substr(at + 2));
  CHECK(sum >= 39);
  CHECK(sum <= 40);
}

TEST_CASE("a raised glyph", "[pdf][content]") {
  GlyphRun run = letters_h(2);
  run.glyphs[1].y_offset = 300;
  CHECK(operators(with_runs({{.glyphs = &run, .x = 0}})) ==
        "BT\n0 g\n20 250 Td\n/F0 10 Tf\n(H)Tj\n3 Ts\n(H)Tj\n0 Ts\nET\n");
}

TEST_CASE("spaces are there to be read and move nothing", "[pdf][content]") {
  const GlyphRun run = letters_h(1);
  const Points width = run.advance / 100;
  const Points space = text_width(fonts(), " ", {.size = 10});
  // The second word stands a point further than a space would put it: justified.
  const Points second = width + space + 1;
  CHECK(operators(with_runs(
            {{.glyphs = &run, .x = 0}, {.glyphs = &run, .x = second, .space_before = true}},
            true)) == "BT\n0 g\n20 250 Td\n/F0 10 Tf\n[(H )-100(H )]TJ\nET\n");
}

TEST_CASE("a space before the first word stands left of it", "[pdf][content]") {
  const GlyphRun run = letters_h(1);
  const std::string out = operators(with_runs({{.glyphs = &run, .x = 0, .space_before = true}}));
  const Points space = text_width(fonts(), " ", {.size = 10});
  CHECK(std::stod(out.substr(out.find("g\n") + 2)) == Approx(20 - space).margin(0.006));
  CHECK(out.find("( H)Tj") != std::string::npos);
}

TEST_CASE("lines of one style share a text object, a font and a colour", "[pdf][content]") {
  LayoutBuilder out;
  out.text(kArtifact, "HH", {20, 50}, {.size = 10}, {255, 0, 0});
  out.text(kArtifact, "HI", {20, 62}, {.size = 10}, {255, 0, 0});
  out.text(kArtifact, "H", {25.5, 74}, {.size = 8}, {0, 0, 0});
  CHECK(operators(out.layout) ==
        "BT\n1 0 0 rg\n20 250 Td\n/F0 10 Tf\n(HH)Tj\n"
        "0 -12 Td\n(HI)Tj\n"
        "0 g\n5.5 -12 Td\n/F0 8 Tf\n(H)Tj\nET\n");
}

TEST_CASE("words stand where the layout puts them", "[pdf][content]") {
  LayoutBuilder out;
  TextItem item{
      .tag = out.tag(Tag::Role::paragraph), .at = {20, 50}, .size = 9.3, .color = {}, .runs = {}};
  const Points places[] = {0, 61.37, 133.331, 222.2};
  const std::string_view words[] = {"Kerned", "AVATARS", "寒武纪", "wave"};
  for (int i = 0; i < 4; ++i)
    item.runs.push_back({.glyphs = &fonts().shape(words[i], {.size = 9.3}).runs.at(0),
                         .x = places[i],
                         .space_before = i != 0});
  out.page().items.emplace_back(item);
  const std::string boxes = run_on(pdf_of(out.layout), "pdftotext -bbox {} -").output;
  INFO(boxes);
  std::size_t at = 0;
  for (int i = 0; i < 4; ++i) {
    at = boxes.find("<word xMin=\"", at) + 12;
    CHECK(std::stod(boxes.substr(at)) == Approx(20 + places[i]).margin(0.02));
    CHECK(boxes.compare(boxes.find('>', at) + 1, words[i].size(), words[i]) == 0);
  }
}

}  // namespace
}  // namespace quire::test
