// Charts whose values stand on rows: dots, dumbbells, stacked bars.
#include <catch2/catch.hpp>
#include <limits>
#include <set>

#include "layout/chart/palette.hpp"
#include "layout/chart/stack.hpp"
#include "layout/chart_support.hpp"

using namespace quire::test;
using Direction = ChartThreshold::Direction;
using Kind = Chart::Kind;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// The shapes filled with `color`.
std::vector<ShapeItem> filled(const Frame& frame, Color color) {
  std::vector<ShapeItem> shapes;
  for (const Item& item : frame.items)
    if (const auto* shape = std::get_if<ShapeItem>(&item); shape != nullptr && shape->fill == color)
      shapes.push_back(*shape);
  return shapes;
}

/// The straight lines in `color`.
std::vector<ShapeItem> lines_in(const Frame& frame, Color color) {
  std::vector<ShapeItem> lines;
  for (const Item& item : frame.items)
    if (const auto* shape = std::get_if<ShapeItem>(&item); shape != nullptr && shape->stroke &&
                                                           shape->stroke->color == color &&
                                                           shape->path.size() == 2)
      lines.push_back(*shape);
  return lines;
}

std::size_t hatches(const Frame& frame) {
  std::size_t count = 0;
  for (const Item& item : frame.items)
    if (const auto* shape = std::get_if<ShapeItem>(&item))
      count += shape->stroke && shape->stroke->width == 0.4 && shape->path.size() > 2 &&
               shape->path[2].kind == PathSegment::Kind::move;
  return count;
}

const Theme kTheme;

}  // namespace

TEST_CASE("a number is a dot, an interval a whisker with marks at its ends", "[chart][dot]") {
  const Frame frame =
      draw(chart_of(Kind::dot, {bar("exact", number(100)), bar("range", interval(50, 150))}));
  CHECK(fault(frame) == "");
  CHECK(filled(frame, kTheme.series[0]).size() == 3);
  CHECK(lines_in(frame, kTheme.series[0]).size() == 1);
  CHECK(says(frame, "between these values"));
  CHECK(says(frame, "50–150"));
}

TEST_CASE("an open side of a whisker runs to the edge as an arrow", "[chart][dot]") {
  const Frame frame =
      draw(chart_of(Kind::dot, {bar("a", number(10)), bar("open", interval(5, kInfinity))}));
  CHECK(fault(frame) == "");
  const auto whiskers = lines_in(frame, kTheme.series[0]);
  REQUIRE(whiskers.size() == 1);
  const auto marks = filled(frame, kTheme.series[0]);
  REQUIRE(marks.size() == 3);  // a dot, the arrow head and the mark at the known end
  const Points tip = whiskers[0].path[1].to.x;
  CHECK(std::any_of(marks.begin(), marks.end(), [&](const ShapeItem& mark) {
    return mark.path.size() == 4 && mark.path[0].to.x == Approx(tip);
  }));
  CHECK(says(frame, "≥\u00A05"));
}

TEST_CASE("an axis of dots need not hold zero", "[chart][dot]") {
  const auto axis_of = [](Kind kind) {
    return draw(chart_of(kind, {bar("a", number(95)), bar("b", number(105))}));
  };
  CHECK(says(axis_of(Kind::bar), "0"));
  for (const Words& words : words_of(axis_of(Kind::dot))) CHECK(words.text != "0");
}

TEST_CASE("series of dots differ in shape as well as in colour", "[chart][dot]") {
  Chart chart;
  chart.kind = Kind::dot;
  chart.y.scale = Axis::Scale::logarithmic;
  for (int i = 0; i < 5; ++i)
    chart.series.push_back({"series " + std::to_string(i),
                            "",
                            {bar("A", number(10 + i)), bar("B", interval(20, 40 + i)),
                             bar("C", i == 2 ? unknown() : number(7))}});
  for (std::size_t count = 1; count <= 5; ++count) {
    Chart some = chart;
    some.series.resize(count);
    CHECK(fault(draw(some)) == "");
  }
  const Frame frame = draw(chart);
  for (int i = 0; i < 5; ++i) CHECK(says(frame, "series " + std::to_string(i)));
  CHECK(says(frame, "log scale"));
  CHECK(says(frame, "n/k"));
  CHECK(hatches(frame) == 2);  // the value and its sample
  // Circle, square, triangle, diamond, triangle: how many corners and where the first one is.
  std::set<std::pair<std::size_t, bool>> shapes;
  for (std::size_t i = 0; i < 5; ++i) {
    const auto marks = filled(frame, kTheme.series[i]);
    REQUIRE(!marks.empty());
    shapes.insert({marks[0].path.size(), marks[0].path[0].to.y > marks[0].path[1].to.y});
  }
  CHECK(shapes.size() >= 4);
}

TEST_CASE("dots of which nothing is known are hatched rows without an axis", "[chart][dot]") {
  const Frame frame = draw(chart_of(Kind::dot, {bar("a", unknown()), bar("b", unknown())}));
  CHECK(fault(frame) == "");
  CHECK(hatches(frame) == 2);
  std::vector<std::string> texts;
  for (const Words& words : words_of(frame)) texts.push_back(words.text);
  CHECK(texts == std::vector<std::string>{"n/k", "n/k", "a", "b"});
}

TEST_CASE("thresholds cross the rows of dots", "[chart][dot]") {
  Chart chart = chart_of(Kind::dot, {bar("a", number(80))});
  chart.thresholds = {threshold(Direction::y, 100, "H20 = 100")};
  const Frame frame = draw(chart);
  CHECK(fault(frame) == "");
  CHECK(says(frame, "H20 = 100"));
}

namespace {

Chart dumbbell(std::vector<ChartPoint> first, std::vector<ChartPoint> second) {
  Chart chart;
  chart.kind = Kind::dumbbell;
  chart.series = {{"survive", "", std::move(first)}, {"recover", "", std::move(second)}};
  return chart;
}

/// How many segments are highlighted, without the legend's sample.
std::size_t highlights(Value first, Value second) {
  const Frame frame = draw(
      dumbbell({bar("a", first), bar("b", number(9))}, {bar("a", second), bar("b", number(1))}));
  CHECK(fault(frame) == "");
  const std::size_t count = lines_in(frame, kTheme.accent).size();
  CHECK(says(frame, "survive below recover") == (count > 0));
  return count > 0 ? count - 1 : 0;
}

}  // namespace

TEST_CASE("a segment is highlighted where the first value is surely less", "[chart][dumbbell]") {
  CHECK(highlights(number(3), number(8)) == 1);
  CHECK(highlights(number(8), number(3)) == 0);
  CHECK(highlights(number(3), number(3)) == 0);
  CHECK(highlights(interval(1, 4), interval(5, 9)) == 1);
  CHECK(highlights(interval(1, 6), interval(5, 9)) == 0);
  CHECK(highlights(number(3), infinite()) == 1);
  CHECK(highlights(infinite(), infinite()) == 0);
  CHECK(highlights(infinite(), number(3)) == 0);
  CHECK(highlights(interval(3, kInfinity), infinite()) == 0);
  CHECK(highlights(number(3), interval(4, kInfinity)) == 1);
  CHECK(highlights(number(3), unknown()) == 0);
}

TEST_CASE("a pair without a place on a log scale is listed once", "[chart][dumbbell]") {
  Chart chart = dumbbell({bar("a", number(1)), bar("b", number(-3))},
                         {bar("a", number(2)), bar("b", number(-4))});
  chart.y.scale = Axis::Scale::logarithmic;
  CHECK(says(draw(chart), "Without a place on a log scale: b (\u22123 / \u22124)"));
}

TEST_CASE("a pair's values stand beside its marks, or both on the right", "[chart][dumbbell]") {
  const Frame frame = draw(dumbbell(
      {bar("sure", number(3)), bar("not sure", interval(2, 7)), bar("alone", number(5))},
      {bar("sure", infinite()), bar("not sure", interval(4, 6)), bar("other", number(1))}));
  CHECK(fault(frame) == "");
  std::vector<std::string> texts;
  for (const Words& words : words_of(frame)) texts.push_back(words.text);
  for (const char* text : {"3", "∞", "2–7 / 4–6", "5 / n/k", "n/k / 1"}) {
    CAPTURE(text);
    CHECK(std::find(texts.begin(), texts.end(), text) != texts.end());
  }
}

namespace {

Chart stacked(std::vector<Value> parts) {
  Chart chart;
  chart.kind = Kind::stacked_bar;
  for (std::size_t i = 0; i < parts.size(); ++i)
    chart.series.push_back({"part " + std::to_string(i), "", {bar("row", std::move(parts[i]))}});
  return chart;
}

/// "0-40-60 60-100; 100": from, certain and possible end of each part, and where knowledge ends.
std::string places(std::vector<Value> parts) {
  std::string text;
  for (const charts::Stack& stack : charts::read_stacks(stacked(std::move(parts)), 6, 100)) {
    const auto number = [](double value) { return std::to_string(std::lround(value)); };
    for (const charts::StackPart& part : stack.parts)
      text += number(part.from) + "-" + number(part.certain) +
              (part.possible > part.certain ? "-" + number(part.possible) : "") + " ";
    text += "| " + number(stack.end) + (stack.too_much ? " cut" : "");
  }
  return text;
}

}  // namespace

TEST_CASE("parts stand one after the other, what is uncertain after each", "[chart][stacked]") {
  CHECK(places({number(60), number(40)}) == "0-60 60-100 | 100");
  CHECK(places({number(60), number(39.7)}) == "0-60 60-100 | 100");
  CHECK(places({number(60), number(15)}) == "0-60 60-75 | 75");
  CHECK(places({interval(40, 50), number(30)}) == "0-40-50 50-80 | 80");
  CHECK(places({interval(40, kInfinity), number(30)}) == "0-40-70 70-100 | 100");
  CHECK(places({number(60), unknown()}) == "0-60 | 60");
  CHECK(places({unknown()}) == "| 0");
}

TEST_CASE("high ends that cannot all be true share the room", "[chart][stacked]") {
  CHECK(places({interval(40, 60), interval(30, 50), number(10)}) ==
        "0-40-50 50-80-90 90-100 | 100");
}

TEST_CASE("parts of more than 100 are cut there", "[chart][stacked]") {
  CHECK(places({number(70), number(70), number(5)}) == "0-70 70-100 100-100 | 100 cut");
  CHECK(says(draw(stacked({number(70), number(70)})), "More than 100 in all, cut there: row"));
}

TEST_CASE("stacked bars print numbers where they fit, and what is not known", "[chart][stacked]") {
  const Frame frame = draw(stacked({number(50), number(1), interval(20, 30)}));
  CHECK(fault(frame) == "");
  CHECK(says(frame, "50"));
  CHECK(says(frame, "20–30"));
  CHECK(says(frame, "not known"));
  CHECK(says(frame, "possible"));
  std::size_t ones = 0;
  for (const Words& words : words_of(frame)) ones += words.text == "1";
  CHECK(ones == 0);
  CHECK(hatches(frame) == 4);  // two, and their samples
}

TEST_CASE("words on a fill can be read", "[chart]") {
  for (Color fill : kTheme.series)
    CHECK(contrast(charts::text_color_on(kTheme, fill), fill) >= 4.5);
}
