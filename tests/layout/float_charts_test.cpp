#include "layout/float_charts.hpp"

#include <catch2/catch.hpp>

#include "layout/page_support.hpp"
#include "layout/paginate.hpp"

using namespace quire::core;

namespace {

const Points kRoom = body_area({mm(210), mm(297)}).height;

/// `name` is what tells it apart, as the target of a link.
Unit thing(const std::string& name, Points height, Span span = Span::full) {
  Unit unit;
  unit.frame.size = {span == Span::full ? kLiveWidth : grid_width(6), height};
  unit.span = span;
  LinkArea link;
  link.target = name;
  unit.frame.links.push_back(link);
  return unit;
}

Unit chart(const std::string& name, Points height, Span span = Span::full) {
  Unit unit = thing(name, height, span);
  unit.floats = true;
  unit.keys.push_back({name, 0});
  return unit;
}

Unit keyed(const std::string& name, Points height) {
  Unit unit = thing(name, height);
  unit.keys.push_back({name, 0});
  return unit;
}

std::string order(std::vector<Unit> units) {
  std::string names;
  for (const Unit& unit : float_charts(std::move(units))) names += unit.frame.links[0].target + (unit.starts_band ? "| " : " ");
  return names;
}

}  // namespace

TEST_CASE("text fills the place of a chart that moves to the next page", "[layout][floats]") {
  CHECK(order({keyed("table", 0.6 * kRoom), chart("chart", 0.5 * kRoom), thing("a", 100), thing("b", 100)}) ==
        "table a b chart| ");
}

TEST_CASE("a chart that fits stays where it is mentioned", "[layout][floats]") {
  CHECK(order({keyed("table", 0.4 * kRoom), chart("chart", 0.5 * kRoom), thing("a", 100)}) == "table chart a ");
}

TEST_CASE("charts keep their order and begin columns of their own", "[layout][floats]") {
  CHECK(order({keyed("table", 0.6 * kRoom), chart("c", 0.5 * kRoom, Span::half), chart("d", 0.4 * kRoom, Span::half),
               thing("a", 150, Span::half), thing("b", 150, Span::half)}) == "table a b c| d ");
}

TEST_CASE("no chart moves past a heading, nor past more than half a page of columns", "[layout][floats]") {
  CHECK(order({keyed("table", 0.6 * kRoom), chart("chart", 0.5 * kRoom), keyed("heading", 20), thing("a", 200)}) ==
        "table chart heading a ");
  std::vector<Unit> units{keyed("table", 0.6 * kRoom), chart("chart", 0.5 * kRoom)};
  for (const char* name : {"a", "b", "c", "d"}) units.push_back(thing(name, 0.35 * kRoom));
  CHECK(order(units) == "table a b chart| c d ");
}

TEST_CASE("a heading without a key is a heading", "[layout][floats]") {
  Unit heading = thing("heading", 20);
  heading.bookmark = "Heading";
  heading.keep_with_next = true;
  CHECK(order({keyed("table", 0.6 * kRoom), chart("chart", 0.5 * kRoom), heading, thing("a", 200)}) ==
        "table chart heading a ");
}

TEST_CASE("a group that is kept together stays so behind or before a chart", "[layout][floats]") {
  Unit first = thing("a", 0.2 * kRoom);
  first.keep_with_next = true;
  std::vector<Unit> units{keyed("table", 0.6 * kRoom), chart("chart", 0.5 * kRoom), first, thing("b", 0.9 * kRoom)};
  CHECK(order(units) == "table chart a b ");
}

TEST_CASE("a section of very many charts keeps its order", "[layout][floats]") {
  std::vector<Unit> units{keyed("table", 0.6 * kRoom)};
  std::string names = "table ";
  for (int i = 0; i < 41; ++i) {
    units.push_back(chart("c", 0.5 * kRoom));
    units.push_back(thing("a", 100));
    names += "c a ";
  }
  CHECK(order(units) == names);
}

TEST_CASE("a chart stays in its box", "[layout][floats]") {
  using namespace quire::test;
  Chart chart;
  chart.key = "c";
  chart.title = "Inside";
  chart.alt = "bars";
  chart.series.emplace_back();
  for (int i = 0; i < 16; ++i) {
    ChartPoint& point = chart.series[0].points.emplace_back();
    point.label = "bar";
    point.y.kind = Value::Kind::number;
    point.y.low = point.y.high = i;
  }
  Callout box;
  box.title = "Box";
  box.content = {{Paragraph{Paragraph::Role::body, words("Before.")}}, {chart}};
  for (std::size_t rows = 20; rows < 36; ++rows) {
    Diagnostics diagnostics;
    const Document document = with_blocks({{specs(rows)}, {box}, {Paragraph{Paragraph::Role::lead, words("Outside.")}}});
    const std::string text = all_text(laid_out(document, diagnostics));
    CHECK(text.find("Inside") < text.find("Outside."));
  }
}
