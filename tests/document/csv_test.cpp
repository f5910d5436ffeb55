#include "document/csv.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <memory>

using namespace quire::core;

namespace {

Inline words(std::string text) {
  Inline item;
  item.text = std::move(text);
  return item;
}

Inline shown(Value value) {
  Inline item;
  item.kind = Inline::Kind::value;
  item.value = std::make_shared<const Value>(std::move(value));
  return item;
}

Value number(double low, double high, std::string unit = {}) {
  Value value;
  value.kind = low == high ? Value::Kind::number : Value::Kind::interval;
  value.low = low;
  value.high = high;
  value.unit = std::move(unit);
  return value;
}

}  // namespace

TEST_CASE("a table's CSV has its numbers in full and its ranges in two columns", "[document][csv]") {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  Inline citation;
  citation.kind = Inline::Kind::citation;
  Table table;
  table.columns = {{"Chip", "", TableColumn::Align::left},
                   {"Memory", "GB", TableColumn::Align::right},
                   {"Rate", "", TableColumn::Align::right}};
  const auto row = [&](std::string name, Inline memory, Inline rate) {
    table.rows.push_back({"", false, {{{words(std::move(name)), citation}, {}},
                                      {{std::move(memory)}, {}},
                                      {{std::move(rate)}, {}}}});
  };
  row("H20, \"96\"", shown(number(0.1 + 0.2, 0.1 + 0.2)), shown(number(1, 2.5, "TB/s")));
  row("C600", shown({}), shown(number(3, kInfinity, "TB/s")));
  row("寒武纪", words("none"), shown(number(4, 4, "TB/s")));
  CHECK(to_csv(table) ==
        "Chip,Memory [GB],Rate [TB/s] low,Rate [TB/s] high\r\n"
        "\"H20, \"\"96\"\"\",0.30000000000000004,1,2.5\r\n"
        "C600,,3,\r\n"
        "寒武纪,none,4,4\r\n");
}

TEST_CASE("a column of several units keeps each figure's own", "[document][csv]") {
  Table table;
  table.columns = {{"Now", "", TableColumn::Align::left}};
  for (const Value& value : {number(29, 29, "%"), number(4, 5, "TB/s")})
    table.rows.push_back({"", false, {{{shown(value)}, {}}}});
  CHECK(to_csv(table) == "Now\r\n29\u00A0%\r\n4–5\u00A0TB/s\r\n");
}

TEST_CASE("a chart's CSV has a line a point", "[document][csv]") {
  Chart chart;
  chart.y.unit = "%";
  ChartPoint point;
  point.label = "H20";
  point.y = number(1, 2);
  point.state = "undetermined";
  chart.series.push_back({"Share", "", {point}});
  CHECK(to_csv(chart) ==
        "series,label,x,y [%] low,y [%] high,state\r\n"
        "Share,H20,,1,2,undetermined\r\n");
}

TEST_CASE("a network's CSV has a line an edge", "[document][csv]") {
  Chart chart;
  chart.edges.push_back({"smic", "t-head", number(60, 60, "%"), false});
  CHECK(to_csv(chart) == "from,to,weight\r\nsmic,t-head,60\r\n");
}
