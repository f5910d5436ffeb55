#include <cmath>

#include "gallery.hpp"

namespace gallery {
namespace {

using quire::Chart;
using quire::Date;
using quire::Series;
using quire::Value;

/// The first day of a quarter, counted from
/// 2024-01-01.
Value quarter(int count) {
  using namespace std::chrono;
  const year_month_day day{year{2024 + count / 4},
                           month(1 + count % 4 * 3),
                           std::chrono::day{1}};
  return Value::date(Date{sys_days{day}});
}

void line(Stage& stage) {
  Chart chart = stage.section.chart(Chart::Kind::line,
                                    "gallery/c/line");
  chart.half()
      .title("Growth passed a third, and may double")
      .subtitle("Growth on the year, %, made up")
      .alt(
          "From 6 % in 2024 to 34 % in 2026; "
          "forecast of 40 to 70 % after a quarter "
          "without figure")
      .x_axis("", "", Chart::Scale::time)
      .y_axis("", "%");
  Series series = chart.series("Cloud");
  const double known[] = {6, 7, 9, 13, 18, 26, 34};
  for (int i = 0; i < 7; ++i)
    series.point("", quarter(i),
                 Value::number(known[i]));
  series.point("", quarter(7), Value::unknown());
  series.point("", quarter(8),
               Value::interval(38, 50));
  series.point("", quarter(9),
               Value::interval(40, 70));
}

void step(Stage& stage) {
  Chart chart = stage.section.chart(Chart::Kind::step,
                                    "gallery/c/step");
  chart.half()
      .title(
          "A limit of 2400 would catch 9 chips more")
      .subtitle("Chips caught by the limit, made up")
      .alt("From 20 chips at 1600 down to 2 at 9600")
      .x_axis("Limit", "", Chart::Scale::logarithmic)
      .y_axis("Chips")
      .x_threshold(4800, "today");
  chart.series()
      .point("", Value::number(1600),
             Value::number(20))
      .point("", Value::number(2400),
             Value::number(16))
      .point_since("9 fewer", Value::number(2400),
                   Value::number(4800), Value::number(7))
      .point("", Value::number(9600),
             Value::number(2));
}

void area(Stage& stage) {
  Chart chart = stage.section.chart(Chart::Kind::area,
                                    "gallery/c/area");
  chart.half()
      .title(
          "Data centres brought nearly all of the "
          "growth")
      .subtitle("Revenue, USD billion, made up")
      .alt(
          "From 8 to 30 USD billion, data centres 22 "
          "of it")
      .x_axis("", "", Chart::Scale::time)
      .y_axis("", "USD billion");
  Series games = chart.series("Games");
  for (int i = 0; i < 8; ++i)
    games.point("", quarter(i),
                Value::number(5 + i % 3));
  Series centres = chart.series("Data centres");
  for (int i = 0; i < 8; ++i)
    centres.point("", quarter(i),
                  Value::number(3 + 2.7 * i));
}

void small_multiples(Stage& stage) {
  Chart chart = stage.section.chart(
      Chart::Kind::small_multiples,
      "gallery/c/multiples");
  chart.half()
      .title(
          "Only one of four vendors kept its level")
      .subtitle("Shipments, thousand, made up")
      .alt(
          "Four lines over eight quarters; North is "
          "level")
      .x_axis("", "", Chart::Scale::time)
      .y_axis("", "thousand");
  const char* names[] = {"North", "East", "South",
                         "West"};
  for (int vendor = 0; vendor < 4; ++vendor) {
    Series series = chart.series(names[vendor]);
    for (int i = 0; i < 8; ++i)
      series.point(
          "", quarter(i),
          Value::number(60 + vendor * (i - 3) * 6.0));
  }
}

void scatter(Stage& stage) {
  using E = Series::Emphasis;
  Chart chart = stage.section.chart(
      Chart::Kind::scatter, "gallery/c/scatter");
  chart.half()
      .title(
          "B2 stays just outside the controlled "
          "region")
      .subtitle(
          "Performance and density, log, made up")
      .alt(
          "B2 at 2368 and 2.9; C3 between 2200 and "
          "3100; A1 inside at 15800 and 19")
      .x_axis("Performance", "",
              Chart::Scale::logarithmic)
      .y_axis("Density", "",
              Chart::Scale::logarithmic)
      .region("controlled", 4800, quire::kUnbounded,
              1.6, quire::kUnbounded);
  chart.series()
      .point("A1", Value::number(15800),
             Value::number(19))
      .point("B2", Value::number(2368),
             Value::number(2.9), E::highlighted)
      .point("C3", Value::interval(2200, 3100),
             Value::interval(3.5, 5))
      .point("D4", Value::number(1200),
             Value::number(6), E::normal,
             "undetermined");
}

void roofline(Stage& stage) {
  Chart chart = stage.section.chart(
      Chart::Kind::line, "gallery/c/roofline");
  chart.half()
      .title(
          "Decoding waits for memory on both designs")
      .subtitle(
          "TFLOPS by FLOP per byte, log, made up")
      .alt(
          "A1 rises to 990 TFLOPS at 206 FLOP per "
          "byte, B2 to 148 at 37")
      .x_axis("FLOP per byte", "",
              Chart::Scale::logarithmic)
      .y_axis("", "TFLOPS", Chart::Scale::logarithmic)
      .x_threshold(2, "decode");
  const auto roof = [&](const char* name,
                        double bandwidth,
                        double peak) {
    const double ridge = peak / bandwidth;
    chart.series(name)
        .point("", Value::number(1),
               Value::number(bandwidth))
        .point("ridge", Value::number(ridge),
               Value::number(peak))
        .point("", Value::number(1000),
               Value::number(peak));
  };
  roof("A1", 4.8, 990);
  roof("B2", 4.0, 148);
}

void exceedance(Stage& stage) {
  Chart chart = stage.section.chart(
      Chart::Kind::step, "gallery/c/exceedance");
  chart.half()
      .title(
          "A loss of half the output: once in 20 "
          "years")
      .subtitle(
          "Chance a year of losing more, %, made up")
      .alt(
          "66 % for 5 % of output, 5 % for half, 0.1 "
          "% for all")
      .x_axis("Output lost", "%")
      .y_axis("Chance", "%",
              Chart::Scale::logarithmic)
      .x_threshold(50, "VaR 95 %");
  Series series = chart.series();
  for (int loss = 5; loss <= 100; loss += 5)
    series.point(
        "", Value::number(loss),
        Value::interval(80 * std::exp(-loss / 18.0),
                        90 * std::exp(-loss / 16.0)));
}

void slope(Stage& stage) {
  Chart chart = stage.section.chart(
      Chart::Kind::slope, "gallery/c/slope");
  chart.half()
      .title("South overtook East")
      .subtitle("Share of revenue, %, made up")
      .alt(
          "East 48 then 31 %, South 22 then 40 %, "
          "North 30 then 29 %")
      .y_axis("", "%");
  chart.series("2025")
      .bar("East", Value::number(48))
      .bar("South", Value::number(22),
           Series::Emphasis::highlighted)
      .bar("North", Value::number(30));
  chart.series("2026")
      .bar("East", Value::number(31))
      .bar("South", Value::number(40),
           Series::Emphasis::highlighted)
      .bar("North", Value::number(29));
}

void calibration(Stage& stage) {
  Chart chart =
      stage.section.chart(Chart::Kind::calibration,
                          "gallery/c/calibration");
  chart.half()
      .title(
          "“Likely” came true as often as it should")
      .subtitle(
          "Forecast against outcome, %, made up")
      .alt(
          "At 30 %: 12 to 44 %. At 68 %: 71 %. At 90 "
          "%: 82 %")
      .x_axis("Forecast", "%")
      .y_axis("Came true", "%");
  chart.series()
      .point("n = 6", Value::number(30, "%"),
             Value::interval(12, 44, "%"))
      .point("n = 41", Value::number(68, "%"),
             Value::number(71, "%"))
      .point("n = 22", Value::number(90, "%"),
             Value::number(82, "%"));
}

}  // namespace

std::vector<Specimen> plot_specimens() {
  return {
      {"line", "with a band where it is not sure",
       line},
      {"step", "a value holds until the next", step},
      {"area", "parts of a total over time", area},
      {"small_multiples", "a panel each",
       small_multiples},
      {"scatter", "regions, boxes, log axes",
       scatter},
      {"roofline", "a line with named points",
       roofline},
      {"exceedance", "steps on a log axis",
       exceedance},
      {"slope", "before and after", slope},
      {"calibration", "forecast against outcome",
       calibration}};
}

}  // namespace gallery
