#include <catch2/catch.hpp>
#include <limits>

#include "layout/chart/color_classes.hpp"
#include "layout/chart/palette.hpp"
#include "layout/chart_support.hpp"

using namespace quire::test;
using charts::ColorClasses;
using Kind = Chart::Kind;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
const Theme kTheme;

/// The cells in the colours of the classes, the legend's samples left out.
std::vector<Color> cells(const Frame& frame) {
  std::vector<Color> colors;
  for (const Item& item : frame.items) {
    const auto* shape = std::get_if<ShapeItem>(&item);
    if (shape == nullptr || !shape->fill || shape->stroke) continue;
    const auto& all = kTheme.sequential;
    if (std::find(all.begin(), all.end(), *shape->fill) != all.end())
      colors.push_back(*shape->fill);
  }
  return colors;
}

std::string words(const ColorClasses& classes) {
  std::string text;
  for (const ColorClasses::Class& one : classes.legend())
    text += (text.empty() ? "" : ", ") + one.words;
  return text;
}

Chart heat(std::vector<Value> values) {
  Chart chart;
  chart.kind = Kind::heat_map;
  chart.series.push_back({"column", "", {}});
  for (std::size_t i = 0; i < values.size(); ++i)
    chart.series[0].points.push_back(bar("row " + std::to_string(i), std::move(values[i])));
  return chart;
}

}  // namespace

TEST_CASE("values fall into classes between round numbers", "[chart][heat_map]") {
  const ColorClasses linear({0, 100, false}, Axis::Scale::linear, kTheme);
  CHECK(words(linear) == "<\u00A020, 20–40, 40–60, 60–80, ≥\u00A080");
  CHECK(linear.color_of(0) == kTheme.sequential[0]);
  CHECK(linear.color_of(20) == linear.color_of(39));
  CHECK_FALSE(linear.color_of(20) == linear.color_of(19));
  CHECK(linear.color_of(100) == kTheme.sequential[4]);
  CHECK(words({{3, 3, false}, Axis::Scale::linear, kTheme}) == "");
  CHECK(words({{}, Axis::Scale::linear, kTheme}) == "");
  CHECK(words({{0.5, 3000, false}, Axis::Scale::logarithmic, kTheme}) ==
        "<\u00A01, 1–10, 10–100, 100–1000, ≥\u00A01000");
}

TEST_CASE("a cell prints its number on a colour that lets it be read", "[chart][heat_map]") {
  const Frame frame = draw(heat({number(0), number(40), number(60), number(100)}));
  CHECK(fault(frame) == "");
  CHECK(cells(frame).size() == 4);
  for (const char* text : {"0", "40", "60", "100", "column", "row 3"}) CHECK(says(frame, text));
  for (Color color : kTheme.sequential)
    CHECK(contrast(charts::text_color_on(kTheme, color), color) >= 4.5);
}

TEST_CASE("an interval's cell has the colours of both ends", "[chart][heat_map]") {
  const Frame frame = draw(heat({number(0), number(100), interval(10, 90)}));
  CHECK(fault(frame) == "");
  CHECK(says(frame, "10–90"));
  CHECK(says(frame, "low end, high end"));
  // Two numbers, low and high end, and the strip of the sample.
  CHECK(cells(frame).size() == 5);
  CHECK(cells(draw(heat({number(0), number(100), interval(80, kInfinity)}))).size() == 3);
}

TEST_CASE("an unknown cell is hatched, a point that is not there is no cell", "[chart][heat_map]") {
  Chart chart = heat({number(1), unknown()});
  chart.series.push_back({"second", "", {bar("row 0", number(2))}});
  const Frame frame = draw(chart);
  CHECK(fault(frame) == "");
  CHECK(says(frame, "n/k"));
  CHECK(says(frame, "not known"));
  CHECK(cells(frame).size() == 2);
}

TEST_CASE("columns without room are named under the plot", "[chart][heat_map]") {
  Chart chart;
  chart.kind = Kind::heat_map;
  for (int i = 0; i < 40; ++i)
    chart.series.push_back({"column " + std::to_string(i), "", {bar("row", number(i))}});
  const Frame frame = draw(chart);
  CHECK(fault(frame) == "");
  CHECK(says(frame, "Columns left out, no room: column"));
}
