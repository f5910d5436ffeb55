#include <array>
#include <catch2/catch.hpp>

#include "layout/chart_support.hpp"

using namespace quire::test;
using Kind = Chart::Kind;

namespace {

const Theme kTheme;

ChartPoint item(std::string label, double impact, double likelihood) {
  return point(std::move(label), number(impact), number(likelihood));
}

Rect box_of(const Frame& frame, const std::string& text) {
  for (const Words& words : words_of(frame))
    if (words.text == text) return words.box;
  return {};
}

std::size_t arrow_heads(const Frame& frame) {
  std::size_t count = 0;
  for (const Item& item : frame.items)
    if (const auto* shape = std::get_if<ShapeItem>(&item))
      count += shape->fill == kTheme.ink && shape->path.size() == 4;
  return count;
}

}  // namespace

TEST_CASE("impact grows to the right, likelihood upwards", "[chart][risk_matrix]") {
  const Frame frame = draw(chart_of(
      Kind::risk_matrix, {item("a", 1, 1), item("b", 5, 1), item("c", 1, 5), item("d", 5, 5)}));
  CHECK(fault(frame) == "");
  CHECK(box_of(frame, "a").x == box_of(frame, "c").x);
  CHECK(box_of(frame, "b").x > box_of(frame, "a").x);
  CHECK(box_of(frame, "d").y == box_of(frame, "c").y);
  CHECK(box_of(frame, "c").y < box_of(frame, "a").y);
}

TEST_CASE("cells are shaded by the table of NIST SP 800-30", "[chart][risk_matrix]") {
  const Frame frame = draw(chart_of(Kind::risk_matrix, {item("a", 1, 1)}));
  std::array<int, 5> count{};
  for (const Item& item : frame.items)
    if (const auto* shape = std::get_if<ShapeItem>(&item); shape != nullptr && shape->fill)
      for (std::size_t level = 0; level < 5; ++level)
        count[level] += *shape->fill == kTheme.sequential[level];
  CHECK(count == std::array{7, 8, 5, 3, 2});
}

TEST_CASE("an arrow leads from where an item stood", "[chart][risk_matrix]") {
  ChartPoint moved = item("7", 4, 4);
  moved.x_before = number(2);
  moved.y_before = number(2);
  ChartPoint stays = item("8", 1, 1);
  stays.x_before = stays.y_before = number(1);
  const Frame frame = draw(chart_of(Kind::risk_matrix, {moved, stays}));
  CHECK(fault(frame) == "");
  CHECK(arrow_heads(frame) == 1);
  CHECK(says(frame, "Arrows start where an item stood before"));
}

TEST_CASE("items without a level or without room are listed", "[chart][risk_matrix]") {
  std::vector<ChartPoint> points{point("x", unknown(), number(2))};
  for (int i = 0; i < 20; ++i) points.push_back(item(std::to_string(i), 3, 3));
  const Frame frame = draw(chart_of(Kind::risk_matrix, points));
  CHECK(fault(frame) == "");
  CHECK(says(frame, "Not placed, a level is not known (impact; likelihood): x (n/k; 2)"));
  CHECK(says(frame, "No room in the cell (impact; likelihood): "));
}
