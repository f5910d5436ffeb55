#include "layout/inspect.hpp"

#include <catch2/catch.hpp>

#include "support/fake_shaper.hpp"

using namespace quire::core;

namespace {

/// A page of A4 with one thing on it, and what an inspector says of it.
class OnePage {
 public:
  OnePage() {
    layout_.title = "Weekly";
    layout_.language = "en";
    layout_.tags.resize(2);
    layout_.pages.push_back({{mm(210), mm(297)}, {}, {}});
  }
  OnePage& words(const std::string& text, Point at, double size = 10, Color color = {}) {
    add_text(layout_.pages[0].items, kRootTag, text, at, {.size = size}, color, shaper_);
    return *this;
  }
  OnePage& panel(const Rect& area, Color fill) {
    add_rectangle(layout_.pages[0].items, kArtifact, area, fill);
    return *this;
  }
  std::string found() {
    Diagnostics diagnostics;
    inspect_pages(layout_, Theme{}, diagnostics);
    std::string all;
    for (const Diagnostic& diagnostic : diagnostics.all()) all += diagnostic.message + "\n";
    return all;
  }
  Layout& layout() { return layout_; }

 private:
  quire::test::FakeShaper shaper_;
  Layout layout_;
};

}  // namespace

TEST_CASE("a sound page has nothing to say about it", "[inspect]") {
  CHECK(OnePage().words("one", {100, 200}).words("two", {100, 212}).found() == "");
}

TEST_CASE("words on words are found", "[inspect]") {
  CHECK(OnePage().words("label", {100, 200}).words("another", {110, 203}).found() ==
        "page 1: \"label\" overlaps \"another\"\n");
  CHECK(OnePage().words("label", {100, 200}).words("another", {140, 200}).found() == "");
}

TEST_CASE("what stands outside the live area is found", "[inspect]") {
  CHECK(OnePage().words("margin", {20, 200}).found() ==
        "page 1: \"margin\" stands outside the live area\n");
  CHECK(OnePage().panel({100, 100, 500, 20}, {200, 200, 200}).found() ==
        "page 1: a line or an area reaches 600.0, 100.0, outside the live area\n");
}

TEST_CASE("small type is found", "[inspect]") {
  CHECK(OnePage().words("tiny", {100, 200}, 6).found() ==
        "page 1: \"tiny\" is set in 6.0 pt, less than 6.5\n");
  CHECK(OnePage().words("small", {100, 200}, 6.5).found() == "");
}

TEST_CASE("words are held against the ground they stand on", "[inspect]") {
  const Color white{255, 255, 255};
  CHECK(OnePage().words("ghost", {100, 200}, 10, white).found() ==
        "page 1: \"ghost\" has a contrast of 1.0:1 on its ground\n");
  CHECK(OnePage().panel({90, 180, 80, 40}, {0xB3, 0, 0}).words("cell", {100, 200}, 10, white).found() ==
        "");
  CHECK(OnePage().panel({90, 180, 80, 40}, {0x99, 0x99, 0x99}).words("cell", {100, 200}).found() ==
        "");
  // Large type may be lighter.
  CHECK(OnePage().words("3", {100, 200}, 24, {0x88, 0x88, 0x88}).found() == "");
  CHECK(OnePage().words("3", {100, 200}, 12, {0x88, 0x88, 0x88}).found() ==
        "page 1: \"3\" has a contrast of 3.5:1 on its ground\n");
}

TEST_CASE("what a screen reader would miss is found", "[inspect]") {
  OnePage page;
  page.layout().tags.push_back({});
  page.layout().tags.back().role = Tag::Role::figure;
  page.layout().title.clear();
  CHECK(page.found() == "a figure has no alternative text\nthe document has no title\n");
}

TEST_CASE("captions say what, in which measure, and from where", "[inspect]") {
  Document document;
  Chart chart;
  chart.key = "c";
  chart.title = "It rose";
  document.sections.emplace_back().blocks.push_back({chart});
  Diagnostics diagnostics;
  inspect_captions(document, diagnostics);
  REQUIRE(diagnostics.all().size() == 2);
  CHECK(diagnostics.all()[0].message == "chart \"c\" has no subtitle that says what is measured");
  CHECK(diagnostics.all()[1].message == "chart \"c\" has no source");
}
