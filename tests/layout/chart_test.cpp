#include <catch2/catch.hpp>
#include <limits>
#include <random>

#include "layout/chart_support.hpp"
#include "support/golden.hpp"

using namespace quire::test;
using Direction = ChartThreshold::Direction;
using Kind = Chart::Kind;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

const std::vector<Kind> kKinds = [] {
  std::vector<Kind> kinds;
  for (std::size_t i = 0; i < Chart::kKindNames.size(); ++i)
    if (static_cast<Kind>(i) != Kind::network) kinds.push_back(static_cast<Kind>(i));
  return kinds;
}();

std::string dump(const Frame& frame) {
  Layout layout;
  layout.tags.resize(8);
  layout.pages.push_back({frame.size, frame.items, frame.links});
  return dump_text(layout);
}

Value random_value(std::mt19937& random) {
  const auto pick = [&] { return random() % 1000 / 1000.0; };
  const double exponent = random() % 3 == 0 ? 12 : 2;
  const double size = std::pow(10, (pick() * 2 - 1) * exponent) * (random() % 6 == 0 ? -1 : 1);
  switch (random() % 13) {
    case 0:
      return unknown();
    case 1:
      return interval(size, size + std::abs(size) * pick());
    case 2:
      return interval(-kInfinity, size);
    case 3:
      return interval(size, kInfinity);
    case 4:
      return number(0);
    case 5:
      return day(random() % 2 == 0 ? "2024-02-29" : "2026-11-23");
    case 7:
      return infinite();
    case 6: {
      Value text;
      text.kind = Value::Kind::text;
      text.text = "not applicable";
      return text;
    }
    default:
      return number(size);
  }
}

std::string random_label(std::mt19937& random) {
  static const std::vector<std::string> kLabels{
      "H20",
      "华为昇腾",
      "Cambricon MLU690 (pre-production sample, single press report)",
      "",
      "B200 SXM",
      "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
      "with\nline feed",
      "真武 M890 人工智能推理芯片 阿里巴巴平头哥半导体有限公司"};
  return kLabels[random() % kLabels.size()] + " " + std::to_string(random() % 50);
}

Chart random_chart(std::mt19937& random) {
  static constexpr const char* kStates[] = {"",        "in force", "scheduled",    "suspended",
                                            "expired", "unknown",  "undetermined", "proposed"};
  Chart chart;
  chart.kind = kKinds[random() % kKinds.size()];
  chart.x.scale = static_cast<Axis::Scale>(random() % 3);
  chart.y.scale = static_cast<Axis::Scale>(random() % 2);
  chart.y.title = "Total processing performance";
  chart.x.title = "x";
  const std::size_t series = 1 + random() % (random() % 5 == 0 ? 20 : 3);
  for (std::size_t i = 0; i < series; ++i) {
    chart.series.push_back({random_label(random), "", {}});
    const std::size_t points = random() % (random() % 5 == 0 ? 70 : 9);
    for (std::size_t j = 0; j < points; ++j)
      chart.series.back().points.push_back(point(random_label(random), random_value(random),
                                                 random_value(random), kStates[random() % 8],
                                                 random() % 8 == 0));
  }
  for (std::size_t i = random() % 5; i-- > 0;) {
    ChartThreshold line{random() % 2 == 0 ? Direction::x : Direction::y,
                        std::pow(10, static_cast<double>(random() % 5)),
                        random_label(random),
                        {},
                        {}};
    if (random() % 2 == 0) line.from = 20;
    if (random() % 3 == 0) line.to = kInfinity;
    chart.thresholds.push_back(line);
  }
  for (std::size_t i = random() % 4; i-- > 0;) {
    const auto bound = [&] {
      return random() % 3 == 0 ? std::nullopt
                               : std::optional(std::pow(10, static_cast<double>(random() % 5)) - 1);
    };
    chart.regions.push_back({random_label(random), bound(), bound(), bound(), bound()});
  }
  return chart;
}

}  // namespace

TEST_CASE("whatever the data, nothing stands outside and no words overlap", "[chart][property]") {
  std::mt19937 random(20261123);
  for (int i = 0; i < 120; ++i) {
    const Chart chart = random_chart(random);
    const Frame frame = draw(chart, i % 2 == 0 ? kHalf : kFull);
    CAPTURE(i, static_cast<int>(chart.kind));
    REQUIRE(fault(frame) == "");
    REQUIRE(frame.size.width == (i % 2 == 0 ? kHalf : kFull));
    REQUIRE(frame.size.height <= mm(215));
    REQUIRE(!frame.items.empty());
  }
}

TEST_CASE("the same chart gives the same frame", "[chart][property]") {
  std::mt19937 random(7);
  const Chart chart = random_chart(random);
  CHECK(dump(draw(chart)) == dump(draw(chart)));
}

TEST_CASE("a chart without points says so", "[chart]") {
  for (Kind kind : kKinds) {
    CHECK(says(draw(chart_of(kind, {})), "No data"));
    Chart no_series;
    no_series.kind = kind;
    CHECK(says(draw(no_series), "No data"));
  }
}

TEST_CASE("one point, equal points and unknown points are drawn", "[chart]") {
  for (Kind kind : kKinds) {
    CAPTURE(static_cast<int>(kind));
    CHECK(fault(draw(chart_of(kind, {point("one", number(5), number(5))}))) == "");
    CHECK(fault(draw(chart_of(
              kind, {point("a", number(5), number(5)), point("b", number(5), number(5))}))) == "");
    CHECK(fault(draw(chart_of(kind, {point("a", unknown(), unknown())}))) == "");
  }
}

TEST_CASE("extreme data keep within the frame", "[chart][property]") {
  const std::string long_label(3000, 'W');
  for (Kind kind : kKinds) {
    CAPTURE(static_cast<int>(kind));
    Chart many = chart_of(kind, {});
    for (int i = 0; i < 300; ++i)
      many.series[0].points.push_back(
          point("row " + std::to_string(i), number(i), i % 3 == 0 ? unknown() : number(i)));
    CHECK(fault(draw(many)) == "");
    for (Axis::Scale scale : {Axis::Scale::linear, Axis::Scale::logarithmic}) {
      Chart extreme = chart_of(kind, {point(long_label, number(1e-12), number(1e-12)),
                                      point("b", number(1e12), number(1e12)),
                                      point("c", interval(1e-12, 1e12), interval(-1e12, 1e12)),
                                      point("d", number(-1e12), interval(1, kInfinity))});
      extreme.series[0].title = long_label;
      extreme.series.push_back(extreme.series[0]);
      if (kind == Kind::bar || kind == Kind::lollipop) extreme.series.pop_back();
      extreme.y.scale = scale;
      if (kind != Kind::timeline) extreme.x.scale = scale;
      extreme.thresholds = {threshold(Direction::y, 1e12, long_label)};
      CHECK(fault(draw(extreme)) == "");
      CHECK(fault(draw(extreme, kFull)) == "");
    }
  }
}

TEST_CASE("an unknown bar is hatched and says n/k", "[chart]") {
  const Frame frame = draw(chart_of(Kind::bar, {bar("known", number(3)), bar("?", unknown())}));
  CHECK(says(frame, "n/k"));
  const auto hatch = std::find_if(frame.items.begin(), frame.items.end(), [](const Item& item) {
    const auto* shape = std::get_if<ShapeItem>(&item);
    return shape != nullptr && shape->stroke && shape->stroke->width == 0.4 &&
           shape->path.size() > 20;
  });
  CHECK(hatch != frame.items.end());
}

TEST_CASE("bars start at zero, negative ones too", "[chart]") {
  const Frame frame = draw(chart_of(Kind::bar, {bar("up", number(40)), bar("down", number(-20))}));
  std::vector<Rect> bars;
  for (const Item& item : frame.items)
    if (const auto* shape = std::get_if<ShapeItem>(&item);
        shape != nullptr && shape->fill == Theme{}.series[0])
      bars.push_back({shape->path[0].to.x, 0, shape->path[1].to.x - shape->path[0].to.x, 0});
  REQUIRE(bars.size() == 2);
  CHECK(bars[0].x == Approx(bars[1].right()));
  CHECK(bars[0].width == Approx(2 * bars[1].width));
}

TEST_CASE("a highlighted bar is the only one in colour", "[chart]") {
  const Frame frame = draw(chart_of(Kind::bar, {bar("a", number(3)), bar("b", number(2), true)}));
  int accent = 0;
  int grey = 0;
  for (const Item& item : frame.items)
    if (const auto* shape = std::get_if<ShapeItem>(&item)) {
      accent += shape->fill == Theme{}.accent;
      grey += shape->fill == Theme{}.series[5];
    }
  CHECK(accent == 1);
  CHECK(grey == 1);
}

TEST_CASE("rows that no page holds are counted", "[chart]") {
  std::vector<ChartPoint> bars;
  for (int i = 0; i < 200; ++i) bars.push_back(bar("row " + std::to_string(i), number(200 - i)));
  bars[170].highlighted = true;
  const Frame frame = draw(chart_of(Kind::bar, bars));
  CHECK(frame.size.height <= mm(200));
  CHECK(says(frame, "of 200 rows left out: a page holds no more"));
  CHECK(says(frame, "row 170"));
  CHECK_FALSE(says(frame, "row 169"));
}

TEST_CASE("a value that a log axis cannot show is listed", "[chart]") {
  Chart bars = chart_of(Kind::bar, {bar("some", number(3)), bar("none", number(0))});
  bars.y.scale = Axis::Scale::logarithmic;
  CHECK(says(draw(bars), "Without a place on a log scale: none (0)"));
  CHECK(says(draw(bars), "log scale"));

  Chart scatter = chart_of(
      Kind::scatter, {point("ok", number(1), number(2)), point("below", number(-3), number(1))});
  scatter.x.scale = Axis::Scale::logarithmic;
  CHECK(says(draw(scatter), "Without a place on a log scale (x; y): below (\u22123; 1)"));
}

TEST_CASE("an infinite value stands at the edge or is listed", "[chart]") {
  CHECK(says(draw(chart_of(Kind::bar, {bar("a", number(3)), bar("never", infinite())})), "∞"));
  CHECK(says(draw(chart_of(Kind::dot, {bar("a", number(3)), bar("never", infinite())})), "∞"));
  const std::vector<ChartPoint> points{point("a", number(1), number(2)),
                                       point("never", number(2), infinite())};
  CHECK(says(draw(chart_of(Kind::scatter, points)), "Not drawn, infinite (x; y): never (2; ∞)"));
  CHECK(says(draw(chart_of(Kind::line, points)), "Not drawn, infinite: never"));
}

TEST_CASE("a line says that its axis does not start at zero", "[chart]") {
  Chart chart = chart_of(Kind::line, {point("", day("2026-01-01"), number(95)),
                                      point("", day("2026-06-01"), number(105))});
  chart.x.scale = Axis::Scale::time;
  CHECK(says(draw(chart), "axis does not start at zero"));
  chart.series[0].points[0].y = number(10);
  CHECK_FALSE(says(draw(chart), "axis does not start at zero"));
}

TEST_CASE("an unknown value is a gap in a line", "[chart]") {
  const auto strokes = [](Value middle) {
    Chart chart = chart_of(Kind::line, {});
    for (int i = 0; i < 5; ++i)
      chart.series[0].points.push_back(point("", number(i), i == 2 ? middle : number(i)));
    const Frame frame = draw(chart);
    std::vector<std::size_t> lengths;
    for (const Item& item : frame.items)
      if (const auto* shape = std::get_if<ShapeItem>(&item);
          shape != nullptr && shape->stroke && shape->stroke->width == 1.5)
        lengths.push_back(shape->path.size());
    return lengths;
  };
  CHECK(strokes(number(2)) == std::vector<std::size_t>{5});
  CHECK(strokes(unknown()) == std::vector<std::size_t>{2, 2});
}

TEST_CASE("with too many lines only some are named, and the others counted", "[chart]") {
  Chart chart;
  chart.kind = Kind::line;
  for (int i = 0; i < 300; ++i)
    chart.series.push_back(
        {"line " + std::to_string(i),
         "",
         {point("", number(0), number(0)), point("", number(1), number(i % 7))}});
  chart.series[123].points[0].highlighted = true;
  const Frame frame = draw(chart, kFull);
  CHECK(fault(frame) == "");
  CHECK(says(frame, "line 123"));
  CHECK(says(frame, "of 300 lines"));
}

TEST_CASE("names of points that find no place are listed", "[chart]") {
  std::vector<ChartPoint> points;
  for (int i = 0; i < 60; ++i)
    points.push_back(point("a rather long name " + std::to_string(i), number(1 + i % 3 * 0.01),
                           number(1), "", i == 40));
  points.push_back(point("far", number(2), number(2)));
  const Frame frame = draw(chart_of(Kind::scatter, points));
  CHECK(fault(frame) == "");
  CHECK(says(frame, "a rather long name 40"));
  CHECK(says(frame, "Not labelled: a rather long name"));
  CHECK(says(frame, "more"));
}

TEST_CASE("an undetermined point is hollow, an interval is a box or a whisker", "[chart]") {
  const Frame frame =
      draw(chart_of(Kind::scatter, {point("hollow", number(1), number(1), "undetermined"),
                                    point("box", interval(2, 3), interval(2, 3)),
                                    point("whisker", interval(4, kInfinity), number(4))}));
  CHECK(says(frame, "undetermined"));
  CHECK(says(frame, "between these values"));
  int hollow = 0;
  for (const Item& item : frame.items)
    if (const auto* shape = std::get_if<ShapeItem>(&item))
      hollow += shape->fill == Theme{}.paper && shape->stroke &&
                shape->stroke->color == Theme{}.series[0] && shape->path.size() == 6;
  CHECK(hollow == 1);
}

TEST_CASE("a region is a named fill within the plot", "[chart]") {
  for (Axis::Scale scale : {Axis::Scale::linear, Axis::Scale::logarithmic}) {
    Chart chart = chart_of(Kind::scatter, {point("a", number(1000), number(2), "", true),
                                           point("b", number(5000), number(7))});
    chart.x.scale = chart.y.scale = scale;
    chart.regions = {{"licence needed", 2400, 4800, 1.6, {}}, {"prohibited", 4800, {}, 0, {}}};
    const Frame frame = draw(chart, kFull);
    CHECK(fault(frame) == "");
    CHECK(says(frame, "licence needed"));
    CHECK(says(frame, "prohibited"));
    int fills = 0;
    for (const Item& item : frame.items)
      if (const auto* shape = std::get_if<ShapeItem>(&item))
        fills += shape->fill == tint(Theme{}.series[5], 0.10, Theme{}.paper) ||
                 shape->fill == tint(Theme{}.series[5], 0.20, Theme{}.paper);
    CHECK(fills == 2);
  }
}

TEST_CASE("a region without an area is named under the plot", "[chart]") {
  Chart chart = chart_of(Kind::scatter, {point("a", number(1), number(2))});
  chart.x.scale = Axis::Scale::logarithmic;
  chart.regions = {{"below", -5, 0, {}, {}}};
  CHECK(says(draw(chart), "Regions without an area here: below"));
}

TEST_CASE("a timeline names the states that occur, its lines with their dates", "[chart]") {
  Chart chart =
      chart_of(Kind::timeline, {point("rule", day("2023-01-01"), day("2024-01-01"), "expired"),
                                point("rule", day("2024-01-01"), unknown(), "in force"),
                                point("hearing", day("2026-12-01"), day("2026-12-01"))});
  chart.thresholds = {threshold(Direction::x, days("2026-11-23"), "as of")};
  const Frame frame = draw(chart, kFull);
  for (const char* words : {"expired", "in force", "single date", "as of 23\u00A0Nov\u00A02026"}) {
    CAPTURE(words);
    CHECK(says(frame, words));
  }
  CHECK_FALSE(says(frame, "suspended"));
}

TEST_CASE("a timeline that is cut says what it leaves out", "[chart]") {
  Chart chart =
      chart_of(Kind::timeline, {point("old", day("2018-01-01"), day("2019-01-01"), "expired"),
                                point("new", day("2024-01-01"), unknown(), "in force")});
  chart.x.minimum = days("2022-01-01");
  CHECK(says(draw(chart), "Outside the time shown: old"));
}

TEST_CASE("a frame too narrow to draw in says so", "[chart]") {
  const Chart chart = chart_of(Kind::bar, {bar("a", number(1))});
  CHECK(fault(draw(chart, 100)) == "");
  CHECK(fault(draw(chart, 40)) == "");
  CHECK(fault(draw(chart, 0)) == "");
}

TEST_CASE("golden frames", "[chart][golden]") {
  Chart bars = chart_of(Kind::bar, {bar("Ascend 910C", number(527)), bar("PPU", number(120), true),
                                    bar("MLU690", interval(180, 290)), bar("C700", unknown())});
  bars.thresholds = {threshold(Direction::y, 100, "H20 = 100")};
  CHECK_THAT(dump(draw(bars)), MatchesGolden("layout/chart-bar.txt"));

  Chart grouped;
  grouped.kind = Kind::grouped_bar;
  grouped.series = {{"compute", "", {bar("A", number(1)), bar("B", number(2))}},
                    {"memory", "", {bar("A", number(3)), bar("B", unknown())}}};
  CHECK_THAT(dump(draw(grouped)), MatchesGolden("layout/chart-grouped-bar.txt"));

  Chart line = chart_of(Kind::line, {point("", day("2025-01-01"), number(10)),
                                     point("", day("2025-07-01"), number(20)),
                                     point("", day("2026-01-01"), interval(15, 30))});
  line.series[0].title = "revenue";
  line.x.scale = Axis::Scale::time;
  CHECK_THAT(dump(draw(line)), MatchesGolden("layout/chart-line.txt"));

  Chart scatter = chart_of(Kind::scatter, {point("H20", number(2368), number(2.91), "", true),
                                           point("H100", number(15824), number(19.4)),
                                           point("M890", interval(2000, 4200), number(4.5))});
  scatter.x.scale = scatter.y.scale = Axis::Scale::logarithmic;
  scatter.thresholds = {threshold(Direction::x, 4800, "TPP 4,800")};
  CHECK_THAT(dump(draw(scatter)), MatchesGolden("layout/chart-scatter.txt"));

  Chart timeline = chart_of(Kind::timeline,
                            {point("3A090.a", day("2023-11-17"), unknown(), "in force"),
                             point("50 % rule", day("2025-11-10"), day("2026-11-10"), "suspended"),
                             point("report", day("2026-12-15"), day("2026-12-15"))});
  timeline.thresholds = {threshold(Direction::x, days("2026-11-23"), "as of")};
  CHECK_THAT(dump(draw(timeline)), MatchesGolden("layout/chart-timeline.txt"));
}
