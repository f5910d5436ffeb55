#include <catch2/catch.hpp>

#include "layout/chart/canvas.hpp"
#include "layout/chart/label_placement.hpp"
#include "layout/chart/row_labels.hpp"

using namespace quire::core;
using namespace quire::core::charts;

namespace {

constexpr Rect kArea{0, 0, 200, 100};

LabelWish wish(Point mark, Size size, int importance = 0) {
  return {places_around(mark, 3, size), importance, mark};
}

Rect mark_box(Point mark) { return {mark.x - 3, mark.y - 3, 6, 6}; }

}  // namespace

TEST_CASE("a lone label stands right of its mark", "[chart][placement]") {
  const std::vector<LabelWish> wishes{wish({50, 50}, {40, 9})};
  const auto chosen = place_labels(wishes, {kArea, {mark_box({50, 50})}, {}});
  REQUIRE(chosen[0]);
  CHECK(wishes[0].places[*chosen[0]].box == Rect{54.5, 45.5, 40, 9});
}

TEST_CASE("a label at the right edge goes to the left", "[chart][placement]") {
  const std::vector<LabelWish> wishes{wish({190, 50}, {40, 9})};
  const auto chosen = place_labels(wishes, {kArea, {mark_box({190, 50})}, {}});
  REQUIRE(chosen[0]);
  CHECK(wishes[0].places[*chosen[0]].box.right() == Approx(185.5));
}

TEST_CASE("labels keep off each other, and stay within 6 mm", "[chart][placement]") {
  std::vector<LabelWish> wishes;
  LabelSurroundings around{kArea, {}, {}};
  for (int i = 0; i < 12; ++i) {
    const Point mark{60.0 + (i % 4) * 12, 40.0 + (i / 4) * 10};
    wishes.push_back(wish(mark, {34, 9}));
    around.obstacles.push_back(mark_box(mark));
  }
  const auto chosen = place_labels(wishes, around);
  std::vector<Rect> boxes;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    if (!chosen[i]) continue;
    const LabelPlace& place = wishes[i].places[*chosen[i]];
    for (const Rect& other : boxes) CHECK_FALSE(overlap(place.box, other));
    for (const Rect& mark : around.obstacles) CHECK_FALSE(overlap(place.box, mark));
    if (place.leader)
      CHECK(std::hypot(place.leader->to.x - wishes[i].mark->x,
                       place.leader->to.y - wishes[i].mark->y) <= kFarthestLabel + 3 + 1e-9);
    boxes.push_back(place.box);
  }
  CHECK(boxes.size() >= 8);
}

TEST_CASE("the least important label is dropped", "[chart][placement]") {
  // Room for one label only.
  const Rect area{0, 0, 50, 12};
  const std::vector<LabelWish> wishes{wish({5, 6}, {40, 9}, 0), wish({5, 6}, {40, 9}, 1)};
  const auto chosen = place_labels(wishes, {area, {}, {}});
  CHECK_FALSE(chosen[0]);
  CHECK(chosen[1]);
}

TEST_CASE("a label takes the side that no line crosses", "[chart][placement]") {
  const std::vector<LabelWish> wishes{wish({100, 50}, {40, 9})};
  const auto chosen =
      place_labels(wishes, {kArea, {mark_box({100, 50})}, {{{120, 0}, {120, 100}}}});
  REQUIRE(chosen[0]);
  CHECK(wishes[0].places[*chosen[0]].box.right() == Approx(95.5));
}

TEST_CASE("spread moves labels apart by the least", "[chart][placement]") {
  const std::vector<Points> heights{10, 10, 10};
  CHECK(spread(std::vector<Points>{20, 50, 80}, heights, 0, 100) ==
        std::vector<Points>{20, 50, 80});
  CHECK(spread(std::vector<Points>{50, 50, 50}, heights, 0, 100) ==
        std::vector<Points>{40, 50, 60});
  CHECK(spread(std::vector<Points>{2, 3, 50}, heights, 0, 100) == std::vector<Points>{5, 15, 50});
  CHECK(spread(std::vector<Points>{50, 98, 99}, heights, 0, 100) ==
        std::vector<Points>{50, 85, 95});
}

TEST_CASE("rows that do not fit go from the end, highlighted ones last", "[chart][placement]") {
  CHECK(rows_that_fit({10, 10, 10, 10}, {false, false, false, true}, 30) ==
        std::vector<std::size_t>{0, 1, 3});
  CHECK(rows_that_fit({10, 10}, {false, false}, 100) == std::vector<std::size_t>{0, 1});
  CHECK(rows_that_fit({10, 10}, {true, true}, 5) == std::vector<std::size_t>{0});
}
