#include <catch2/catch.hpp>
#include <cmath>

#include "layout/chart/axis.hpp"
#include "layout/chart/ticks.hpp"
#include "layout/chart_support.hpp"

using namespace quire::core;
using namespace quire::core::charts;

namespace {

std::vector<std::string> labels(const std::vector<Tick>& ticks) {
  std::vector<std::string> result;
  for (const Tick& tick : ticks)
    result.push_back(tick.year.empty() ? tick.label : tick.label + "/" + tick.year);
  return result;
}

using Numbers = std::vector<double>;
using Labels = std::vector<std::string>;

}  // namespace

TEST_CASE("linear ticks are round numbers", "[chart][ticks]") {
  CHECK(linear_ticks(0, 100, 5) == Numbers{0, 25, 50, 75, 100});
  CHECK(linear_ticks(0, 527, 5) == Numbers{0, 100, 200, 300, 400, 500});
  CHECK(linear_ticks(-6.25, 4.2, 5) == Numbers{-6, -4, -2, 0, 2, 4});
  CHECK(linear_ticks(0.1, 0.7, 5) == Numbers{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7});
  CHECK(linear_ticks(8.1, 14.1, 4) == Numbers{8, 10, 12, 14});  // figure 1 of the paper
}

TEST_CASE("linear ticks end for every range", "[chart][ticks]") {
  CHECK(linear_ticks(5, 5, 5) == Numbers{5});
  CHECK(linear_ticks(1e12, 1e12 * (1 + 1e-15), 5) == Numbers{1e12});
  for (double low : {-1e100, -1e12, -3.7, 0.0, 1e-12, 1e-100, 5e11})
    for (double size : {1e-12, 1e-3, 0.7, 1e5, 1e12, 1e100}) {
      const Numbers ticks = linear_ticks(low, low + size, 5);
      CAPTURE(low, size);
      REQUIRE(!ticks.empty());
      CHECK(ticks.size() <= 10);
      CHECK(std::is_sorted(ticks.begin(), ticks.end()));
      for (double tick : ticks) CHECK(std::isfinite(tick));
    }
}

TEST_CASE("logarithmic ticks are 1-2-5 or powers of ten", "[chart][ticks]") {
  CHECK(log_ticks(60, 4000, 9) == Numbers{50, 100, 200, 500, 1000, 2000, 5000});
  CHECK(log_ticks(1, 10, 9) == Numbers{1, 2, 5, 10});
  CHECK(log_ticks(0.3, 3, 9) == Numbers{0.2, 0.5, 1, 2, 5});
  CHECK(log_ticks(3, 3e5, 9) == Numbers{1, 10, 100, 1e3, 1e4, 1e5, 1e6});
  CHECK(log_ticks(1e-12, 1e12, 9).size() <= 9);
  CHECK(log_ticks(1e-100, 1e100, 2).size() == 3);
}

TEST_CASE("time ticks are calendar days by extent", "[chart][ticks]") {
  const auto ticks = [](const char* from, const char* to, int most) {
    return labels(time_ticks(quire::test::days(from), quire::test::days(to), most));
  };
  CHECK(ticks("2022-08-01", "2026-11-23", 6) == Labels{"2023", "2024", "2025", "2026"});
  CHECK(ticks("2025-11-20", "2026-11-23", 6) == Labels{"Q1/2026", "Q2", "Q3", "Q4"});
  CHECK(ticks("2026-09-20", "2027-02-10", 6) ==
        Labels{"Oct/2026", "Nov", "Dec", "Jan/2027", "Feb"});
  CHECK(ticks("2026-11-20", "2026-12-03", 4) ==
        Labels{"21\u00A0Nov/2026", "26\u00A0Nov", "1\u00A0Dec"});
  CHECK(ticks("0001-01-01", "9999-12-31", 6).size() <= 6);
  CHECK(ticks("1968-12-20", "1971-01-10", 6) == Labels{"1969", "1970", "1971"});
}

TEST_CASE("tick labels share their decimals and their word", "[chart][ticks]") {
  CHECK(labels(labelled({0, 0.25, 0.5})) == Labels{"0", "0.25", "0.50"});
  CHECK(labels(labelled({0, 500000, 1000000})) ==
        Labels{"0", "0.5\u00A0million", "1.0\u00A0million"});
  CHECK(labels(labelled({-20000, 0})) == Labels{"\u221220\u2009000", "0"});
  CHECK(labels(labelled({0, 2e-12})) == Labels{"0", "2×10⁻¹²"});
  CHECK(labels(log_labelled({0.001, 5, 50000, 1e6, 2e-5})) ==
        Labels{"0.001", "5", "50\u2009000", "10⁶", "2×10⁻⁵"});
}

TEST_CASE("a logarithmic axis says so", "[chart][ticks]") {
  Axis axis;
  axis.title = "Bandwidth";
  axis.unit = "GB/s";
  CHECK(axis_title(axis) == "Bandwidth, GB/s");
  axis.scale = Axis::Scale::logarithmic;
  CHECK(axis_title(axis) == "Bandwidth, GB/s, log scale");
}

TEST_CASE("short dates", "[chart][ticks]") {
  CHECK(short_date(quire::test::days("2026-11-23")) == "23\u00A0Nov\u00A02026");
  CHECK(short_date(quire::test::days("1969-05-01")) == "1\u00A0May\u00A01969");
}
