#include "gallery.hpp"

namespace gallery {
namespace {

using quire::Chart;
using quire::Series;
using quire::Value;

void bar(Stage& stage) {
  Chart chart = stage.section.chart(Chart::Kind::bar,
                                    "gallery/c/bar");
  chart.half()
      .title("B2 needs a third more power than A1")
      .subtitle("Board power, W, made up")
      .alt(
          "A1 300 W, B2 400 W, C3 450 to 600 W, D4 "
          "n/k")
      .y_axis("", "W")
      .y_threshold(550, "limit");
  Series series = chart.series();
  series.bar("A1", Value::number(300));
  series.bar("B2", Value::number(400),
             Series::Emphasis::highlighted);
  series.bar("C3", Value::interval(450, 600));
  series.bar("D4", Value::unknown());
}

void grouped_bar(Stage& stage) {
  Chart chart = stage.section.chart(
      Chart::Kind::grouped_bar, "gallery/c/grouped");
  chart.half()
      .title("South overtook East in 2026")
      .subtitle("Revenue, USD million, made up")
      .alt("East 300 then 205, South 90 then 340")
      .y_axis("", "USD million");
  chart.series("2025")
      .bar("East", Value::number(300))
      .bar("South", Value::number(90));
  chart.series("2026")
      .bar("East", Value::number(205))
      .bar("South", Value::number(340));
}

void column(Stage& stage) {
  Chart chart = stage.section.chart(
      Chart::Kind::column, "gallery/c/column");
  chart.half()
      .title("Three quarters of growth, then a loss")
      .subtitle(
          "Operating result, USD million, made up")
      .alt(
          "Q1 40, Q2 55, Q3 62 to 70, Q4 a loss of "
          "18")
      .y_axis("", "USD million");
  chart.series()
      .bar("Q1", Value::number(40))
      .bar("Q2", Value::number(55))
      .bar("Q3", Value::interval(62, 70))
      .bar("Q4", Value::number(-18));
}

void lollipop(Stage& stage) {
  Chart chart = stage.section.chart(
      Chart::Kind::lollipop, "gallery/c/lollipop");
  chart.half()
      .title("HBM moved most since last week")
      .subtitle("Change of the price, %, made up")
      .alt(
          "HBM up 12 %, wafers up 3 to 5 %, foil "
          "down 7 %")
      .y_axis("", "%");
  chart.series()
      .bar("HBM", Value::number(12, "%"))
      .bar("Wafers", Value::interval(3, 5, "%"))
      .bar("Foil", Value::number(-7, "%"));
}

void dot(Stage& stage) {
  Chart chart = stage.section.chart(Chart::Kind::dot,
                                    "gallery/c/dot");
  chart.half()
      .title("A1 leads in memory, B2 in compute")
      .subtitle(
          "Index, baseline = 100, log scale, made up")
      .alt(
          "A1: memory 150, compute 45. B2: memory "
          "67, compute 270 to 310")
      .y_axis("Index", "", Chart::Scale::logarithmic)
      .y_threshold(100, "baseline");
  chart.series("Memory")
      .bar("A1", Value::number(150))
      .bar("B2", Value::number(67));
  chart.series("Compute")
      .bar("A1", Value::number(45))
      .bar("B2", Value::interval(270, 310));
}

void dumbbell(Stage& stage) {
  Chart chart = stage.section.chart(
      Chart::Kind::dumbbell, "gallery/c/dumbbell");
  chart.half()
      .title("Stocks end before 2 of 3 outages do")
      .subtitle("Weeks, made up")
      .alt(
          "Foundry: 4 against 52 weeks. Foil: 8 "
          "against 16. HBM: 30 against 20")
      .y_axis("", "weeks");
  chart.series("time to survive")
      .bar("Foundry", Value::number(4))
      .bar("Foil", Value::number(8))
      .bar("HBM", Value::number(30));
  chart.series("time to recover")
      .bar("Foundry", Value::number(52))
      .bar("Foil", Value::number(16))
      .bar("HBM", Value::number(20));
}

void stacked_bar(Stage& stage) {
  Chart chart = stage.section.chart(
      Chart::Kind::stacked_bar, "gallery/c/stacked");
  chart.half()
      .title("One country makes most of both")
      .subtitle("Share of capacity, %, made up")
      .alt(
          "Foundry: TW 60 to 66 %, KR 12 %, the rest "
          "not known. Foil: JP 95 %, others 5 %");
  chart.series("TW").bar(
      "Foundry", Value::interval(60, 66, "%"));
  chart.series("KR").bar("Foundry",
                         Value::number(12, "%"));
  chart.series("JP").bar("Foil",
                         Value::number(95, "%"));
  chart.series("other").bar("Foil",
                            Value::number(5, "%"));
}

void stacked_amount(Stage& stage) {
  Chart chart =
      stage.section.chart(Chart::Kind::stacked_amount,
                          "gallery/c/amount");
  chart.half()
      .title(
          "South buys as much as North and East "
          "together")
      .subtitle("Units, thousand, made up")
      .alt("North 90, East 120, South at least 210")
      .y_axis("", "thousand");
  chart.series("inference")
      .bar("North", Value::number(60))
      .bar("East", Value::number(80))
      .bar("South", Value::number(210));
  chart.series("training")
      .bar("North", Value::number(30))
      .bar("East", Value::interval(30, 40))
      .bar("South", Value::unknown());
}

void heat_map(Stage& stage) {
  Chart chart = stage.section.chart(
      Chart::Kind::heat_map, "gallery/c/heat");
  chart.half()
      .title("Foundry stops both products")
      .subtitle("Output lost, %, made up")
      .alt(
          "Foundry: 100 and 100. HBM: 64 and n/k. "
          "Foil: 20 to 45 for B2")
      .y_axis("Output lost", "%");
  chart.series("A1")
      .bar("Foundry", Value::number(100, "%"))
      .bar("HBM", Value::number(64, "%"));
  chart.series("B2")
      .bar("Foundry", Value::number(100, "%"))
      .bar("HBM", Value::unknown("%"))
      .bar("Foil", Value::interval(20, 45, "%"));
}

}  // namespace

std::vector<Specimen> row_specimens() {
  return {
      {"bar", "amounts from zero", bar},
      {"grouped_bar", "up to five series",
       grouped_bar},
      {"column", "periods side by side", column},
      {"lollipop", "changes above and below zero",
       lollipop},
      {"dot", "values, whiskers for intervals", dot},
      {"dumbbell", "which of two is less", dumbbell},
      {"stacked_bar", "parts of 100 %", stacked_bar},
      {"stacked_amount", "parts of a total",
       stacked_amount},
      {"heat_map", "rows by columns", heat_map}};
}

}  // namespace gallery
