#include "document/value.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace quire::core;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Value number(double number, int decimals = -1, std::string unit = {}) {
  Value value;
  value.kind = Value::Kind::number;
  value.low = value.high = number;
  value.decimals = decimals;
  value.unit = std::move(unit);
  return value;
}

Value interval(double low, double high, int decimals = -1, std::string unit = {}) {
  Value value = number(low, decimals, std::move(unit));
  value.kind = Value::Kind::interval;
  value.high = high;
  return value;
}

}  // namespace

TEST_CASE("numbers show three significant digits unless told otherwise") {
  CHECK(format(number(2.9090909)) == "2.91");
  CHECK(format(number(29.09)) == "29.1");
  CHECK(format(number(290.9)) == "291");
  CHECK(format(number(0.012345)) == "0.0123");
  CHECK(format(number(3)) == "3");
  CHECK(format(number(0)) == "0");
  CHECK(format(number(5.919999, 2)) == "5.92");
}

TEST_CASE("a currency stands before its amount") {
  CHECK(format(number(2973, -1, "USD million")) == "USD\u00A02973\u00A0million");
  CHECK(format(interval(4, 6, -1, "EUR")) == "EUR\u00A04\u20136");
  CHECK(format(number(4, -1, "USD/Mtok")) == "4\u00A0USD/Mtok");
  CHECK(format(number(4, -1, "GB")) == "4\u00A0GB");
}

TEST_CASE("thousands are grouped by thin spaces from five digits on") {
  CHECK(format(number(4800)) == "4800");
  CHECK(format(number(15832)) == "15\u2009832");
  CHECK(format(number(1234567.891, 1)) == "1\u2009234\u2009567.9");
}

TEST_CASE("three digits, and none that the number does not have") {
  CHECK(format(number(0.4)) == "0.4");
  CHECK(format(number(2.0 / 3)) == "0.667");
  // What rounds up to a power of ten has as many digits as that has.
  CHECK(format(number(0.0999999)) == "0.100");
  CHECK(format(number(0.9999999)) == "1.00");
  CHECK(format(number(99.9999)) == "100");
  CHECK(format(interval(0, 0.06)) == "0.00\u20130.06");
  CHECK(format(interval(0.84, 1.205)) == "0.84\u20131.21");
}

TEST_CASE("a minus is a minus, and zero has none") {
  CHECK(format(number(-12)) == "\u221212");
  CHECK(format(number(-0.001, 1)) == "0.0");
}

TEST_CASE("the unit stands behind a no-break space, or not at all") {
  CHECK(format(number(400, 0, "W")) == "400\u00A0W");
  CHECK(format(number(400, 0, "W"), UnitDisplay::number_only) == "400");
}

TEST_CASE("intervals show both ends, open ones their bound") {
  CHECK(format(interval(752, 800)) == "752\u2013800");
  CHECK(format(interval(0.5, 2)) == "0.5\u20132.0");
  CHECK(format(interval(-3, -1)) == "\u22123\u00A0to\u00A0\u22121");
  CHECK(format(interval(3, kInfinity)) == "≥\u00A03");
  CHECK(format(interval(-kInfinity, 3)) == "≤\u00A03");
  CHECK(format(interval(2.001, 2.002, 1)) == "≈\u00A02.0");
}

TEST_CASE("unknown is n/k and never a number") {
  Value unknown = number(0, -1, "W");
  unknown.kind = Value::Kind::unknown;
  CHECK(format(unknown) == "n/k");
}

TEST_CASE("infinite has a sign of its own, and no unit") {
  Value infinite = number(0, -1, "weeks");
  infinite.kind = Value::Kind::infinite;
  CHECK(format(infinite) == "∞");
}

TEST_CASE("the extremes of double are printed, not mangled") {
  CHECK(format(number(1e-12)) == "0.000000000001");
  CHECK(format(number(1e15)) == "1\u2009000\u2009000\u2009000\u2009000\u2009000");
  CHECK(format(number(std::numeric_limits<double>::max())).size() > 309);
}

TEST_CASE("rows are cut where anything but their line changes", "[document][value]") {
  const auto lengths = [](const std::vector<RowReference>& rows) {
    std::string text;
    for (const auto run : runs_of(rows)) text += std::to_string(run.size()) + " from " + run.front().file + "; ";
    return text;
  };
  CHECK(lengths({}) == "");
  CHECK(lengths({{"t", "t.csv", 2}, {"t", "t.csv", 9}, {"u", "u.csv", 9}, {"t", "t.csv", 3}}) ==
        "2 from t.csv; 1 from u.csv; 1 from t.csv; ");
  CHECK(lengths({{"t", "t.csv", 2, {"a"}}, {"t", "t.csv", 3}}) == "1 from t.csv; 1 from t.csv; ");
}
