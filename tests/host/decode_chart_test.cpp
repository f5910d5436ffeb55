// What charts in a section's stream may be.
#include <catch2/catch.hpp>

#include "host/decode_support.hpp"

using namespace quire::core;
using quire::test::decoded;
using quire::test::failure;
using quire::test::kCannot;

TEST_CASE("a chart has alternative text, and values that its axes can show", "[host][decode]") {
  CHECK(failure([](quire::Section& section) {
          section.chart(quire::Chart::Kind::bar, "c").series().bar("x", quire::Value::number(1));
        }) == kCannot + "chart \"c\" has no alternative text");
  CHECK(failure([](quire::Section& section) {
          section.chart(quire::Chart::Kind::bar, "c")
              .alt("a")
              .series()
              .bar("x", quire::Value::text("many"));
        }) == kCannot + "point \"x\" of chart \"c\" has a value that its axis cannot show");
  CHECK(failure([](quire::Section& section) {
          quire::Chart chart = section.chart(quire::Chart::Kind::bar, "c");
          chart.alt("a");
          chart.series("one").bar("x", quire::Value::number(1));
          chart.series("two").bar("x", quire::Value::number(1));
        }) ==
        kCannot + "chart \"c\" has more than one series; the kind for that is \"grouped_bar\"");
}

TEST_CASE("an arrow leads back along a line's axis, and along no other chart's", "[host][decode]") {
  const auto said = [](quire::Chart::Kind kind, const quire::Value& since) {
    return failure([&](quire::Section& section) {
      quire::Chart chart = section.chart(kind, "c");
      chart.alt("a").x_axis("x", "years");
      chart.series().point_since("p", since, quire::Value::number(2, "years"), quire::Value::number(1));
    });
  };
  CHECK(said(quire::Chart::Kind::step, quire::Value::number(1, "years")) == "");
  CHECK(said(quire::Chart::Kind::line, quire::Value::unknown()) == "");
  CHECK(said(quire::Chart::Kind::scatter, quire::Value::number(1, "years")) ==
        kCannot + "point \"p\" of chart \"c\" says where it was before, which its kind does not show");
  CHECK(said(quire::Chart::Kind::step, quire::Value::text("then")) ==
        kCannot + "point \"p\" of chart \"c\" was before where its axis cannot show it");
  CHECK(said(quire::Chart::Kind::step, quire::Value::number(1, "days")) ==
        kCannot + "point \"p\" of chart \"c\" has a value in \"days\", its axis is in \"years\"");
}

TEST_CASE("a point stands where its kind of chart puts it", "[host][decode]") {
  const auto said = [](quire::Chart::Kind kind, const auto& add) {
    return failure([&](quire::Section& section) {
      quire::Chart chart = section.chart(kind, "c");
      chart.alt("a");
      quire::Series series = chart.series();
      add(series);
    });
  };
  const quire::Value one = quire::Value::number(1);
  CHECK(said(quire::Chart::Kind::line, [&](quire::Series& series) { series.bar("x", one); }) ==
        kCannot + "point \"x\" of chart \"c\" has no x, which a line needs: unknown where it is not known");
  CHECK(said(quire::Chart::Kind::bar, [&](quire::Series& series) { series.point("x", one, one); }) ==
        kCannot + "point \"x\" of chart \"c\" has an x, which a bar does not show: its label is its row");
}

TEST_CASE("a chart has no more series than can be told apart", "[host][decode]") {
  for (const auto kind : {quire::Chart::Kind::grouped_bar, quire::Chart::Kind::dot})
    for (int count : {5, 6})
      CHECK(failure([&](quire::Section& section) {
              quire::Chart chart = section.chart(kind, "c");
              chart.alt("a");
              for (int i = 0; i < count; ++i) chart.series().bar("x", quire::Value::number(1));
            }) == (count == 5 ? "" : kCannot + "chart \"c\" has 6 series, more than 5"));
}

TEST_CASE("parts of a stacked bar are percent of one whole", "[host][decode]") {
  const auto parts = [](std::vector<quire::Value> values) {
    return failure([&](quire::Section& section) {
      quire::Chart chart = section.chart(quire::Chart::Kind::stacked_bar, "c");
      chart.alt("a");
      for (const quire::Value& value : values) chart.series().bar("x", value);
    });
  };
  using quire::Value;
  CHECK(parts({Value::number(60), Value::interval(40, 90), Value::unknown()}) == "");
  CHECK(parts({Value::interval(60, quire::kUnbounded)}) == "");
  const std::string chart = kCannot + "chart \"c\" has ";
  CHECK(parts({Value::number(101)}) == chart + "a part \"x\" that is not between 0 and 100 %");
  CHECK(parts({Value::number(-1)}) == chart + "a part \"x\" that is not between 0 and 100 %");
  CHECK(parts({Value::infinite()}) == chart + "a part \"x\" that is not between 0 and 100 %");
  CHECK(parts({Value::number(60), Value::number(41)}) ==
        chart + "parts of \"x\" that come to more than 100 %");
  CHECK(parts(std::vector<Value>(7, Value::number(1))) == chart + "7 series, more than 6");
}

TEST_CASE("each kind of chart says which series and values it cannot show", "[host][decode]") {
  using Kind = quire::Chart::Kind;
  using quire::Value;
  const auto chart = [](Kind kind, int series, const Value& value) {
    return failure([&](quire::Section& section) {
      quire::Chart written = section.chart(kind, "c");
      written.alt("a");
      const bool has_x = kind == Kind::small_multiples || kind == Kind::area || kind == Kind::calibration;
      for (int i = 0; i < series; ++i) {
        quire::Series one = written.series("s");
        has_x ? one.point("x", Value::number(1), value) : one.bar("x", value);
      }
    });
  };
  const std::string has = kCannot + "chart \"c\" has ";
  CHECK(chart(Kind::slope, 2, Value::number(-1)) == "");
  CHECK(chart(Kind::slope, 3, Value::number(1)) == has + "3 series, not the two of a slope");
  CHECK(chart(Kind::lollipop, 2, Value::number(1)) ==
        has + "more than one series; the kind for that is \"grouped_bar\"");
  CHECK(chart(Kind::column, 6, Value::number(1)) == has + "6 series, more than 5");
  CHECK(chart(Kind::small_multiples, 13, Value::number(1)) == has + "13 series, more than 12");
  CHECK(chart(Kind::area, 1, Value::number(-1)) ==
        has + "a part of \"s\" that is \"\u22121\": parts of a total are zero or more");
  CHECK(chart(Kind::stacked_amount, 1, Value::infinite()) ==
        has + "a part of \"s\" that is \"∞\": parts of a total are zero or more");
  CHECK(chart(Kind::calibration, 1, Value::number(100)) == "");
  CHECK(chart(Kind::calibration, 1, Value::infinite()) ==
        has + "a point \"x\" that is not between 0 and 100 %");
  CHECK(chart(Kind::calibration, 1, Value::number(101)) ==
        has + "a point \"x\" that is not between 0 and 100 %");
}

TEST_CASE("a threshold stands where it can be shown", "[host][decode]") {
  CHECK(failure([](quire::Section& section) {
          quire::Chart chart = section.chart(quire::Chart::Kind::stacked_bar, "c");
          chart.alt("a").y_threshold(50, "half");
          chart.series().bar("x", quire::Value::number(1));
        }) == kCannot + "chart \"c\" has a threshold, which its kind does not show");
}

TEST_CASE("a region is a part of a scatter", "[host][decode]") {
  const auto region = [](quire::Chart::Kind kind, double from, double to) {
    return decoded([&](quire::Section& section) {
      quire::Chart chart = section.chart(kind, "c");
      chart.alt("a").region("r", from, to, 0, quire::kUnbounded);
      chart.series().point("x", quire::Value::number(1), quire::Value::number(1));
    });
  };
  using Kind = quire::Chart::Kind;
  const DecodedSection good = region(Kind::scatter, -quire::kUnbounded, 10);
  REQUIRE(good.failure == "");
  const ChartRegion& read = std::get<Chart>(good.section.blocks[0].content).regions.at(0);
  CHECK(read.title == "r");
  CHECK(!read.x_from);
  CHECK(read.x_to == 10);
  CHECK(read.y_from == 0);
  CHECK(!read.y_to);
  CHECK(region(Kind::scatter, 3, 3).failure ==
        kCannot + "region \"r\" of chart \"c\" has no room between its bounds");
  CHECK(region(Kind::line, 1, 3).failure ==
        kCannot + "region \"r\" of chart \"c\" stands in a chart that is not a scatter");
}

TEST_CASE("items of a risk matrix have whole levels", "[host][decode]") {
  using quire::Value;
  const auto item = [](const Value& impact, const Value& before) {
    return failure([&](quire::Section& section) {
      quire::Chart chart = section.chart(quire::Chart::Kind::risk_matrix, "c");
      chart.alt("a").series().item("7", impact, Value::number(5), before, Value::number(1));
    });
  };
  const std::string point = kCannot + "point \"7\" of chart \"c\" has a level ";
  CHECK(item(Value::number(1), Value::number(5)) == "");
  CHECK(item(Value::unknown(), Value::unknown()) == "");
  CHECK(item(Value::number(6), Value::number(5)) ==
        point + "\"6\", not a whole number from 1 to 5");
  CHECK(item(Value::number(2.5), Value::number(5)) ==
        point + "\"2.5\", not a whole number from 1 to 5");
  CHECK(item(Value::number(2), Value::interval(1, 2)) ==
        point + "\"1–2\", not a whole number from 1 to 5");
}

TEST_CASE("a network has up to 25 nodes, and edges between them", "[host][decode]") {
  using quire::Value;
  const auto network = [](auto&& write) {
    return failure([&](quire::Section& section) {
      quire::Chart chart = section.chart(quire::Chart::Kind::network, "c");
      chart.alt("a");
      write(chart);
    });
  };
  const auto nodes = [](quire::Chart& chart, int count) {
    for (int i = 0; i < count; ++i)
      chart.node("n" + std::to_string(i), "Node " + std::to_string(i), i % 25);
  };
  CHECK(network([&](quire::Chart& chart) {
          nodes(chart, 25);
          chart.edge("n0", "n1", Value::interval(5, quire::kUnbounded),
                     quire::Chart::EdgeState::unconfirmed);
          chart.edge("n1", "n0");
        }) == "");
  CHECK(network([&](quire::Chart& chart) { nodes(chart, 26); }) ==
        kCannot + "chart \"c\" has 26 nodes, more than 25");
  CHECK(network([](quire::Chart&) {}) == kCannot + "chart \"c\" has no nodes");
  CHECK(network([&](quire::Chart& chart) {
          nodes(chart, 1);
          chart.edge("n0", "n7");
        }) == kCannot + "edge from \"n0\" to \"n7\" names no node \"n7\"");
  CHECK(network([&](quire::Chart& chart) {
          nodes(chart, 2);
          chart.edge("n0", "n0").edge("n0", "n1").edge("n0", "n1", Value::number(-1));
        }) == kCannot +
                  "edge from \"n0\" to \"n0\" leads nowhere; edge from \"n0\" to \"n1\" of "
                  "chart \"c\" has a weight that is not a positive number; edge from \"n0\" to "
                  "\"n1\" is there twice");
  CHECK(network([](quire::Chart& chart) { chart.node("n", "N", 25).node("n", "N", 0); }) ==
        kCannot + "node \"n\" of chart \"c\" has no layer from 0 to 24; node \"n\" of chart "
                  "\"c\" has a key that another node has");
  CHECK(failure([](quire::Section& section) {
          quire::Chart chart = section.chart(quire::Chart::Kind::bar, "c");
          chart.alt("a").node("n", "N", 0);
          chart.series().bar("x", Value::number(1));
        }) == kCannot + "chart \"c\" has nodes or edges; the kind for that is \"network\"");
}
