// Lollipops, columns, stacked amounts, areas, small multiples, slopes, calibration.
#include <catch2/catch.hpp>

#include "layout/chart/stack.hpp"
#include "layout/chart_support.hpp"

using namespace quire::test;
using Kind = Chart::Kind;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
const Theme kTheme;

std::vector<Rect> filled(const Frame& frame, Color color) {
  std::vector<Rect> all;
  for (const Item& item : frame.items) {
    const auto* shape = std::get_if<ShapeItem>(&item);
    if (shape == nullptr || shape->fill != color) continue;
    Points left = kInfinity, right = -kInfinity, top = kInfinity, bottom = -kInfinity;
    for (const PathSegment& segment : shape->path) {
      if (segment.kind == PathSegment::Kind::close) continue;
      left = std::min(left, segment.to.x), right = std::max(right, segment.to.x);
      top = std::min(top, segment.to.y), bottom = std::max(bottom, segment.to.y);
    }
    all.push_back({left, top, right - left, bottom - top});
  }
  return all;
}

Chart two_series(Kind kind, std::vector<ChartPoint> first, std::vector<ChartPoint> second) {
  Chart chart;
  chart.kind = kind;
  chart.series.push_back({"2025", "", std::move(first)});
  chart.series.push_back({"2026", "", std::move(second)});
  return chart;
}

}  // namespace

TEST_CASE("a lollipop stands on a stem from zero", "[chart][lollipop]") {
  const Frame frame =
      draw(chart_of(Kind::lollipop, {bar("up", number(40)), bar("down", number(-20))}));
  CHECK(fault(frame) == "");
  std::vector<Points> lengths;
  for (const Item& item : frame.items)
    if (const auto* shape = std::get_if<ShapeItem>(&item);
        shape != nullptr && shape->stroke && shape->stroke->width == 1.2)
      lengths.push_back(shape->path[1].to.x - shape->path[0].to.x);
  REQUIRE(lengths.size() == 2);
  CHECK(lengths[0] == Approx(-2 * lengths[1]));
}

TEST_CASE("an interval's stem ends where the interval begins", "[chart][lollipop]") {
  const auto stems = [](Value value) {
    std::size_t count = 0;
    for (const Item& item : draw(chart_of(Kind::lollipop, {bar("a", std::move(value))})).items)
      if (const auto* shape = std::get_if<ShapeItem>(&item);
          shape != nullptr && shape->stroke && shape->stroke->width == 1.2)
        ++count;
    return count;
  };
  CHECK(stems(interval(2, 5)) == 1);
  CHECK(stems(interval(-2, 5)) == 0);
  CHECK(stems(interval(-kInfinity, 5)) == 0);
  CHECK(stems(unknown()) == 0);
}

TEST_CASE("columns start at zero, in proportion to their values", "[chart][column]") {
  const Frame frame = draw(chart_of(
      Kind::column, {bar("Q1", number(10)), bar("Q2", number(40)), bar("Q3", number(-20))}));
  CHECK(fault(frame) == "");
  const std::vector<Rect> columns = filled(frame, kTheme.series[0]);
  REQUIRE(columns.size() == 3);
  CHECK(columns[1].height == Approx(4 * columns[0].height));
  CHECK(columns[2].y == Approx(columns[0].bottom()));
  CHECK(says(frame, "Q2"));
  CHECK(says(frame, "\u221220"));
}

TEST_CASE("columns whose names do not fit lie on their side", "[chart][column]") {
  std::vector<ChartPoint> points;
  for (int i = 0; i < 12; ++i)
    points.push_back(bar("Semiconductor Manufacturing " + std::to_string(i), number(i)));
  const Chart chart = chart_of(Kind::column, points);
  Chart lying = chart;
  lying.kind = Kind::bar;
  CHECK(words_of(draw(chart)).size() == words_of(draw(lying)).size());
}

TEST_CASE("an unknown column is hatched and says n/k", "[chart][column]") {
  const Frame frame = draw(chart_of(Kind::column, {bar("Q1", number(3)), bar("Q2", unknown())}));
  CHECK(fault(frame) == "");
  CHECK(says(frame, "n/k"));
}

TEST_CASE("stacked amounts end in their total, a bound where a part is not known",
          "[chart][stacked]") {
  const auto total = [](Value first, Value second) {
    const Chart chart = two_series(Kind::stacked_amount, {bar("row", std::move(first))},
                                   {bar("row", std::move(second))});
    const Frame frame = draw(chart);
    CHECK(fault(frame) == "");
    return format(charts::read_stacks(chart, 6, kInfinity).front().total);
  };
  CHECK(total(number(60), number(15)) == "75");
  CHECK(total(number(600), number(150)) == "750");
  CHECK(total(interval(60, 80), number(15)) == "75–95");
  CHECK(total(number(60), unknown()) == "≥\u00A060");
  CHECK(total(number(60), interval(5, kInfinity)) == "≥\u00A065");
}

TEST_CASE("layers of an area lie on each other", "[chart][area]") {
  Chart chart =
      two_series(Kind::area, {point("", number(0), number(10)), point("", number(1), number(10))},
                 {point("", number(0), number(20)), point("", number(1), number(20))});
  const Frame frame = draw(chart);
  CHECK(fault(frame) == "");
  const auto low = filled(frame, tint(kTheme.series[0], 0.75, Theme{}.paper));
  const auto high = filled(frame, tint(kTheme.series[1], 0.75, Theme{}.paper));
  REQUIRE(low.size() == 1);
  REQUIRE(high.size() == 1);
  CHECK(high[0].height == Approx(2 * low[0].height));
  CHECK(high[0].bottom() == Approx(low[0].y));
  CHECK(says(frame, "2025"));
}

TEST_CASE("where a layer is not known, all of the area is a gap", "[chart][area]") {
  Chart chart = two_series(Kind::area, {}, {});
  for (int x = 0; x < 6; ++x) {
    chart.series[0].points.push_back(point("", number(x), number(10)));
    chart.series[1].points.push_back(point("", number(x), x == 3 ? unknown() : number(5)));
  }
  const Frame frame = draw(chart);
  CHECK(fault(frame) == "");
  CHECK(says(frame, "a part of the total is not known"));
  CHECK(filled(frame, tint(kTheme.series[0], 0.75, Theme{}.paper)).size() == 2);
}

TEST_CASE("small multiples have a panel a series and one scale", "[chart][multiples]") {
  Chart chart;
  chart.kind = Kind::small_multiples;
  for (int i = 0; i < 5; ++i)
    chart.series.push_back(
        {"series " + std::to_string(i),
         "",
         {point("", number(0), number(i)), point("", number(9), number(2 * i))}});
  const Frame frame = draw(chart, kFull);
  CHECK(fault(frame) == "");
  for (int i = 0; i < 5; ++i) CHECK(says(frame, "series " + std::to_string(i)));
  chart.series.resize(1);
  for (int i = 0; i < 14; ++i)
    chart.series.push_back({"s" + std::to_string(i), "", chart.series[0].points});
  CHECK(says(draw(chart, kFull), "Left out, there are twelve panels at most"));
}

TEST_CASE("a slope joins before and after, named on both sides", "[chart][slope]") {
  const Frame frame =
      draw(two_series(Kind::slope, {bar("A", number(1)), bar("B", number(5)), bar("C", number(2))},
                      {bar("A", number(4)), bar("B", number(3)), bar("C", unknown())}));
  CHECK(fault(frame) == "");
  CHECK(says(frame, "A  1"));
  CHECK(says(frame, "4  A"));
  CHECK(says(frame, "C (2; n/k)"));
}

TEST_CASE("calibration has axes from 0 to 100 and their diagonal", "[chart][calibration]") {
  const Frame frame =
      draw(chart_of(Kind::calibration, {point("n = 3", number(40), interval(10, 70)),
                                        point("n = 12", number(70), number(75))}));
  CHECK(fault(frame) == "");
  CHECK(says(frame, "as forecast"));
  CHECK(says(frame, "100"));
  CHECK(says(frame, "n = 12"));
}
