// Lines and steps.
#include <catch2/catch.hpp>

#include "layout/chart_support.hpp"

using namespace quire::test;
using Direction = ChartThreshold::Direction;
using Kind = Chart::Kind;

namespace {

const Theme kTheme;

/// Paths of the first series' line, as points relative to the first one: "0,0 10,0 10,-5".
std::vector<std::vector<Point>> paths(const Frame& frame) {
  std::vector<std::vector<Point>> all;
  for (const Item& item : frame.items) {
    const auto* shape = std::get_if<ShapeItem>(&item);
    if (shape == nullptr || !shape->stroke || shape->stroke->color != kTheme.series[0] ||
        shape->stroke->width != 1.5)
      continue;
    std::vector<Point> path;
    for (const PathSegment& segment : shape->path) path.push_back(segment.to);
    all.push_back(std::move(path));
  }
  return all;
}

Chart rising(Kind kind, Value middle) {
  return chart_of(kind, {point("", number(0), number(1)), point("", number(5), std::move(middle)),
                         point("", number(10), number(3))});
}

}  // namespace

TEST_CASE("a step keeps its value until the next point", "[chart][step]") {
  const auto all = paths(draw(rising(Kind::step, number(2))));
  REQUIRE(all.size() == 1);
  const std::vector<Point>& step = all[0];
  REQUIRE(step.size() == 5);
  CHECK(step[1] == Point{step[2].x, step[0].y});
  CHECK(step[3] == Point{step[4].x, step[2].y});
  CHECK(step[2].y < step[0].y);
  CHECK(paths(draw(rising(Kind::line, number(2))))[0].size() == 3);
}

TEST_CASE("a step holds up to an unknown value, not across it", "[chart][step]") {
  const auto all = paths(draw(rising(Kind::step, unknown())));
  REQUIRE(all.size() == 1);
  REQUIRE(all[0].size() == 2);
  CHECK(all[0][0].y == all[0][1].y);
}

TEST_CASE("intervals of a line are a band of 20 % tint", "[chart][line]") {
  for (Kind kind : {Kind::line, Kind::step}) {
    const Frame frame = draw(rising(kind, interval(1, 4)));
    CHECK(fault(frame) == "");
    std::size_t corners = 0;
    for (const Item& item : frame.items)
      if (const auto* shape = std::get_if<ShapeItem>(&item);
          shape != nullptr && shape->fill == tint(kTheme.series[0], 0.2, Theme{}.paper))
        corners = shape->path.size() - 1;  // without the closing
    // A line's band runs from neighbour to neighbour, a step's holds until the next.
    CHECK(corners == (kind == Kind::line ? 6 : 4));
    CHECK(paths(frame).size() == (kind == Kind::line ? 0 : 1));
  }
}

TEST_CASE("a roofline has its lines named at their ends and its ridges marked", "[chart][line]") {
  Chart chart;
  chart.kind = Kind::line;
  chart.x.scale = chart.y.scale = Axis::Scale::logarithmic;
  chart.x.title = "Operational intensity";
  chart.x.unit = "FLOP/byte";
  chart.series = {
      {"H100",
       "",
       {point("", number(1), number(3.35)), point("ridge 295", number(295), number(989)),
        point("", number(1000), number(989))}},
      {"H20",
       "",
       {point("", number(1), number(4)), point("ridge 37", number(37), number(148)),
        point("", number(1000), number(148))}}};
  chart.thresholds = {threshold(Direction::x, 2, "decode, B = 1"),
                      threshold(Direction::x, 500, "prefill")};
  for (Points width : {kHalf, kFull}) {
    const Frame frame = draw(chart, width);
    CHECK(fault(frame) == "");
    for (const char* words : {"H100", "H20", "ridge 295", "ridge 37", "decode, B = 1", "prefill",
                              "Operational intensity, FLOP/byte, log scale", "log scale"}) {
      CAPTURE(words);
      CHECK(says(frame, words));
    }
    CHECK_FALSE(says(frame, "Not labelled"));
  }
}

TEST_CASE("a threshold's name stands off the lines of the others", "[chart][line]") {
  Chart chart = chart_of(Kind::line, {point("", number(0), number(100)), point("", number(100), number(0))});
  chart.thresholds = {threshold(Direction::x, 33, "VaR (1 year in 20)"), threshold(Direction::x, 40, "ES (mean beyond)")};
  const Frame frame = draw(chart);
  CHECK(fault(frame) == "");
  std::vector<Rect> dashed;
  for (const Item& item : frame.items)
    if (const auto* shape = std::get_if<ShapeItem>(&item); shape != nullptr && shape->stroke && !shape->stroke->dash.empty())
      dashed.push_back({shape->path.front().to.x, 0, 0, frame.size.height});
  REQUIRE(dashed.size() == 2);
  for (const Words& words : words_of(frame))
    if (words.text.find('(') != std::string::npos)
      for (const Rect& line : dashed) CHECK_FALSE((words.box.x < line.x && line.x < words.box.right()));
}

TEST_CASE("a point of a line has an arrow back to where it says", "[chart][line]") {
  for (const Kind kind : {Kind::line, Kind::step}) {
    Chart chart = rising(kind, number(2));
    const auto heads = [&] {
      const Frame frame = draw(chart);
      CHECK(fault(frame) == "");
      return std::count_if(frame.items.begin(), frame.items.end(), [](const Item& item) {
        const auto* shape = std::get_if<ShapeItem>(&item);
        return shape != nullptr && shape->fill == kTheme.muted && shape->path.size() == 4;
      });
    };
    CHECK(heads() == 0);
    chart.series[0].points[2].x_before = number(1);
    CHECK(heads() == 1);
    chart.series[0].points[2].x_before = number(9.99);  // too near for an arrow
    CHECK(heads() == 0);
    chart.series[0].points[2].x_before = number(-5);  // the axis reaches as far
    CHECK(heads() == 1);
    chart.series[0].points[2].y = interval(3, 4);  // at no one height
    CHECK(heads() == 0);
  }
}

TEST_CASE("a line without a known value is named below the plot", "[chart][line]") {
  Chart chart = rising(Kind::line, number(2));
  ChartSeries& none = chart.series.emplace_back();
  none.title = "Nobody says";
  none.points = {point("", number(0), unknown()), point("", number(5), unknown())};
  CHECK(says(draw(chart), "n/k: Nobody says"));
}
