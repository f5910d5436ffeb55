#include "layout/paginate.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <random>

#include "layout/columns.hpp"

using namespace quire::core;

namespace {

constexpr Size kA4{mm(210), mm(297)};
const Points kRoom = body_area(kA4).height;

// A unit with one mark in it, told apart by its key.
Unit unit(const std::string& key, Points height, Span span = Span::full) {
  Unit unit;
  unit.frame.size = {span == Span::full ? kLiveWidth : grid_width(6), height};
  add_rectangle(unit.frame.items, kArtifact, {0, 0, 10, height}, Color{});
  unit.span = span;
  unit.keys.push_back({key, 0});
  return unit;
}

Unit heading(const std::string& key) {
  Unit unit = ::unit(key, 20);
  unit.keep_with_next = true;
  return unit;
}

/// Planned and drawn.
struct Paged {
  std::vector<Page> pages;
  std::vector<KeyOnPage> keys;
};

Paged paginate(const std::vector<Unit>& units, Size paper, Diagnostics& diagnostics) {
  const PagePlan plan = plan_pages(units, paper, diagnostics);
  Paged paged{{}, plan.keys};
  draw_pages(units, plan, paper, {}, [&](Page page) { paged.pages.push_back(std::move(page)); });
  CHECK(paged.pages.size() == plan.pages);
  return paged;
}

std::vector<std::string> places(const Paged& body) {
  const Rect area = body_area(kA4);
  std::vector<std::string> places;
  for (const KeyOnPage& key : body.keys)
    places.push_back(key.key + " " + std::to_string(key.page + 1) + " at " +
                     std::to_string(std::lround(key.y - area.y)));
  return places;
}

using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("units stand below each other with their space between") {
  Diagnostics diagnostics;
  Unit second = unit("b", 50);
  second.space_before = 12;
  CHECK(places(paginate({unit("a", 100), second}, kA4, diagnostics)) == Places{"a 1 at 0", "b 1 at 112"});
  CHECK(diagnostics.all().empty());
}

TEST_CASE("a heading moves to the next page with what follows it") {
  Diagnostics diagnostics;
  const auto body = paginate({unit("a", kRoom - 60), heading("h"), unit("b", 50)}, kA4, diagnostics);
  CHECK(places(body) == Places{"a 1 at 0", "h 2 at 0", "b 2 at 20"});
}

TEST_CASE("a heading is not left behind by a tall first column unit") {
  Diagnostics diagnostics;
  const auto body = paginate({unit("a", kRoom - 150), heading("h"), unit("b", 200, Span::half),
                              unit("c", 200, Span::half)},
                             kA4, diagnostics);
  CHECK(places(body) == Places{"a 1 at 0", "h 2 at 0", "b 2 at 20", "c 2 at 20"});
}

TEST_CASE("a heading moves with the first lines of columns below it") {
  Diagnostics diagnostics;
  const auto body = paginate({unit("a", kRoom - 50), heading("h"), unit("b", 100, Span::half),
                              unit("c", 100, Span::half)},
                             kA4, diagnostics);
  CHECK(places(body) == Places{"a 1 at 0", "h 2 at 0", "b 2 at 20", "c 2 at 20"});
}

TEST_CASE("columns end at the same height, and full width goes on below the longer one") {
  Diagnostics diagnostics;
  std::vector<Unit> units;
  for (const char* key : {"a", "b", "c", "d", "e"}) units.push_back(unit(key, 30, Span::half));
  units.push_back(unit("below", 10));
  CHECK(places(paginate(units, kA4, diagnostics)) ==
        Places{"a 1 at 0", "b 1 at 30", "c 1 at 60", "d 1 at 0", "e 1 at 30", "below 1 at 90"});
}

TEST_CASE("columns longer than the page go on in both columns of the next") {
  Diagnostics diagnostics;
  std::vector<Unit> units;
  for (int i = 0; i < 10; ++i) units.push_back(unit(std::to_string(i), kRoom / 4, Span::half));
  const auto body = paginate(units, kA4, diagnostics);
  REQUIRE(body.pages.size() == 2);
  CHECK(body.keys[7].page == 0);
  CHECK(body.keys[8].page == 1);
  CHECK(body.keys[9].page == 1);
  CHECK(body.keys[8].y == body.keys[9].y);
}

TEST_CASE("a table's head stands again on the page it goes on to") {
  Diagnostics diagnostics;
  auto head = std::make_shared<Frame>();
  head->size = {kLiveWidth, 15};
  std::vector<Unit> units{unit("caption", 30)};
  for (int i = 0; i < 30; ++i) {
    units.push_back(unit("row" + std::to_string(i), 30));
    units.back().repeated_head = head;
  }
  const auto body = paginate(units, kA4, diagnostics);
  REQUIRE(body.pages.size() == 2);
  for (const KeyOnPage& key : body.keys)
    if (key.page == 1) {
      CHECK(key.y == Approx(body_area(kA4).y + 15));
      break;
    }
}

TEST_CASE("what no page can hold is reported, and nothing after it is lost") {
  Diagnostics diagnostics;
  const auto body = paginate({unit("a", 10), unit("giant", kRoom + 100), unit("b", 10)}, kA4, diagnostics);
  CHECK(places(body) == Places{"a 1 at 0", "giant 2 at 0", "b 3 at 0"});
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].message == "something 741 pt tall stands on page 2, which holds 641");
}

TEST_CASE("a giant in a column is placed and reported, and the rest goes on") {
  Diagnostics diagnostics;
  const auto body = paginate({unit("giant", kRoom + 100, Span::half), unit("b", 10, Span::half)}, kA4,
                             diagnostics);
  CHECK(body.keys.size() == 2);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].message == "a column's content is taller than a page");
}

TEST_CASE("a page ends early rather than with the stub of a table") {
  Diagnostics diagnostics;
  std::vector<Unit> units{unit("text", kRoom - 100), unit("caption", 30)};
  units.back().keep_with_next = true;
  for (int i = 0; i < 12; ++i) {
    units.push_back(unit("row" + std::to_string(i), 15));
    units.back().break_penalty = i < 5 || i > 7 ? 40 : 6;
  }
  const auto body = paginate(units, kA4, diagnostics);
  CHECK(body.keys[1].page == 1);
  // Where the hole would be a third of the page, the stub is the lesser evil.
  units[0] = unit("text", kRoom * 0.6);
  CHECK(paginate(units, kA4, diagnostics).keys[1].page == 0);
}

TEST_CASE("the hole stands at the briefing's end rather than before a part, where it costs no page") {
  Diagnostics diagnostics;
  std::vector<Unit> units{unit("page", 630), unit("tail", 240), unit("part", 240), unit("a", 380),
                          unit("b", 240),    unit("c", 200)};
  units[2].starts_page = true;
  CHECK(places(paginate(units, kA4, diagnostics)) ==
        Places{"page 1 at 0", "tail 2 at 0", "part 2 at 240", "a 3 at 0", "b 3 at 380", "c 4 at 0"});
  // Where the last page would hold next to nothing, more goes over to it.
  units.back() = unit("c", 22);
  CHECK(places(paginate(units, kA4, diagnostics)) ==
        Places{"page 1 at 0", "tail 2 at 0", "part 2 at 240", "a 3 at 0", "b 4 at 0", "c 4 at 240"});
}

TEST_CASE("a heading goes with what it heads, however empty that leaves the page before") {
  Diagnostics diagnostics;
  std::vector<Unit> units{unit("page", 640), unit("note", 100), unit("heading", 20), unit("chart", 560)};
  units[2].keep_with_next = true;
  CHECK(places(paginate(units, kA4, diagnostics)) ==
        Places{"page 1 at 0", "note 2 at 0", "heading 3 at 0", "chart 3 at 20"});
}

TEST_CASE("a table in half the width has its head again in the next column") {
  Diagnostics diagnostics;
  auto head = std::make_shared<Frame>();
  head->size = {grid_width(6), 15};
  std::vector<Unit> units{unit("caption", 30, Span::half)};
  for (int i = 0; i < 10; ++i) {
    units.push_back(unit("row" + std::to_string(i), 30, Span::half));
    units.back().repeated_head = head;
  }
  const auto body = paginate(units, kA4, diagnostics);
  const Rect area = body_area(kA4);
  CHECK(body.keys[6].y == Approx(area.y + 15));  // 30 and five rows on the left, six on the right
}

TEST_CASE("a group in a column that no page holds is divided, not spread a line a page") {
  Diagnostics diagnostics;
  std::vector<Unit> units;
  for (int i = 0; i < 100; ++i) {
    units.push_back(unit(std::to_string(i), kRoom / 20, Span::half));
    units.back().keep_with_next = i < 99;
  }
  const Paged body = paginate(units, kA4, diagnostics);
  CHECK(body.pages.size() == 3);  // forty to a page
  CHECK(body.keys.size() == 100);
  CHECK(diagnostics.all().empty());
}

TEST_CASE("property: every unit is placed once, in order, inside the page") {
  std::mt19937 random(7);  // fixed: the same units in every run
  for (int run = 0; run < 200; ++run) {
    std::vector<Unit> units;
    const int count = static_cast<int>(random() % 60);
    for (int i = 0; i < count; ++i) {
      units.push_back(unit(std::to_string(i), 1 + random() % 200, random() % 2 ? Span::half : Span::full));
      units.back().keep_with_next = random() % 4 == 0;
      units.back().space_before = random() % 20;
      units.back().starts_page = random() % 20 == 0;
    }
    Diagnostics diagnostics;
    const Paged body = paginate(units, kA4, diagnostics);
    REQUIRE(body.keys.size() == units.size());
    const Rect area = body_area(kA4);
    for (std::size_t i = 0; i < units.size(); ++i) {
      CHECK(body.keys[i].key == std::to_string(i));
      CHECK(body.keys[i].y >= area.y - 0.01);
      CHECK(body.keys[i].y + units[i].frame.size.height <= area.bottom() + 0.02);
      if (i > 0) CHECK(body.keys[i].page >= body.keys[i - 1].page);
    }
  }
}

TEST_CASE("footnotes stand in two columns, in order, as low as can be") {
  const auto columns = [&](const std::vector<Points>& heights) {
    std::vector<Frame> frames;
    for (const Points height : heights) frames.emplace_back().size = {grid_width(6), height};
    std::vector<Unit> units{unit("text", 100)};
    for (const Frame& one : frames) units[0].footnotes.push_back({"note", &one});
    const FootnoteFill fill = FootnoteHeights(units).fill(0, 1);
    return std::to_string(fill.left) + " in " + std::to_string(std::lround(fill.height - kAboveFootnotes));
  };
  CHECK(columns({9}) == "1 in 9");
  CHECK(columns({9, 9}) == "1 in 9");
  CHECK(columns({9, 9, 9}) == "2 in 18");
  CHECK(columns({27, 9}) == "1 in 27");
  CHECK(columns({9, 27}) == "1 in 27");
  CHECK(columns({9, 9, 27, 9}) == "2 in 36");
}

TEST_CASE("property: every footnote stands on the page of its mark, below all text") {
  std::mt19937 random(11);  // fixed: the same units in every run
  for (int run = 0; run < 200; ++run) {
    Frame note;
    note.size = {kLiveWidth, 5.0 + random() % 20};
    std::vector<Unit> units;
    const int count = static_cast<int>(random() % 80);
    for (int i = 0; i < count; ++i) {
      units.push_back(unit(std::to_string(i), 1 + random() % 120, random() % 2 ? Span::half : Span::full));
      units.back().keep_with_next = random() % 6 == 0;
      for (unsigned notes = random() % 5; notes > 3; --notes)
        units.back().footnotes.push_back({"note" + std::to_string(i), &note});
    }
    Diagnostics diagnostics;
    const Paged body = paginate(units, kA4, diagnostics);
    CHECK(diagnostics.all().empty());
    std::map<std::string, KeyOnPage> at;
    for (const KeyOnPage& key : body.keys) at.emplace(key.key, key);
    std::map<std::size_t, Points> highest;  // of the page's footnotes
    for (const auto& [key, note_at] : at)
      if (key.starts_with("note")) {
        const Points y = highest.contains(note_at.page) ? highest[note_at.page] : note_at.y;
        highest[note_at.page] = std::min(y, note_at.y);
        CHECK(note_at.y + note.size.height <= body_area(kA4).bottom() + 0.02);
      }
    for (int i = 0; i < count; ++i) {
      const KeyOnPage& own = at.at(std::to_string(i));
      if (const auto note_at = at.find("note" + std::to_string(i)); note_at != at.end())
        CHECK(note_at->second.page == own.page);
      if (highest.contains(own.page))
        CHECK(own.y + units[static_cast<std::size_t>(i)].frame.size.height <= highest[own.page] + 0.02);
    }
  }
}
