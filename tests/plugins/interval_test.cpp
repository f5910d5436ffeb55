#include "common/interval.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace quire::analysis;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

const Interval kSamples[] = {Interval(0),
                             Interval(3),
                             Interval::between(1, 4),
                             Interval::between(-2, 5),
                             Interval::between(-3, -1),
                             Interval::at_least(2),
                             Interval()};

/// Points inside an interval: its ends, the middle, and large numbers where a bound is missing.
std::vector<double> points_of(Interval interval) {
  const double low = std::isinf(interval.low()) ? -1e6 : interval.low();
  const double high = std::isinf(interval.high()) ? 1e6 : interval.high();
  return {low, (low + high) / 2, high};
}

}  // namespace

TEST_CASE("an interval is ordered, and NaN is unknown") {
  CHECK(Interval::between(5, 2) == Interval::between(2, 5));
  CHECK_FALSE(Interval::between(std::nan(""), 1).known());
  CHECK_FALSE(Interval(kInfinity).known());
  CHECK(Interval(7).exact());
  CHECK_FALSE(Interval().exact());
  CHECK_FALSE(Interval::of({}).known());
  CHECK(Interval::at_least(2).known());
}

TEST_CASE("arithmetic holds every value that its operands can give") {
  for (const Interval a : kSamples)
    for (const Interval b : kSamples)
      for (const double x : points_of(a))
        for (const double y : points_of(b)) {
          CAPTURE(a.low(), a.high(), b.low(), b.high(), x, y);
          CHECK((a + b).contains(x + y));
          CHECK((a - b).contains(x - y));
          CHECK((a * b).contains(x * y));
          if (y != 0) CHECK((a / b).contains(x / y));
          CHECK(max(a, b).contains(std::max(x, y)));
          CHECK(hull(a, b).contains(x));
          CHECK(hull(a, b).contains(y));
        }
}

TEST_CASE("monotone formulas take the corners") {
  CHECK(Interval::between(10, 20) / Interval::between(2, 5) == Interval::between(2, 10));
  CHECK(Interval::between(1, 2) * Interval(16) == Interval::between(16, 32));
  CHECK(Interval::at_least(1) / Interval::at_least(1) == Interval::at_least(0));
  CHECK_FALSE((Interval(1) / Interval::between(0, 2)).known());
  CHECK_FALSE((Interval() * Interval(2)).known());
}

TEST_CASE("a quotient is rounded once, so that a limit met exactly is met") {
  CHECK((Interval(2368) / Interval(400)).low() == 5.92);
}

TEST_CASE("a limit is reached, missed or open") {
  CHECK(reaches(4800, 4800) == Truth::yes);
  CHECK(reaches(4799.999, 4800) == Truth::no);
  CHECK(reaches(Interval::between(4600, 5100), 4800) == Truth::undetermined);
  CHECK(reaches(Interval(), 4800) == Truth::undetermined);
  CHECK(reaches(Interval::at_least(5000), 4800) == Truth::yes);
  CHECK(below(21000, 21000) == Truth::no);
  CHECK(below(20999, 21000) == Truth::yes);
}

TEST_CASE("three-valued logic is Kleene's") {
  using enum Truth;
  CHECK((no && undetermined) == no);
  CHECK((yes && undetermined) == undetermined);
  CHECK((yes || undetermined) == yes);
  CHECK((no || undetermined) == undetermined);
  CHECK((no || no) == no);
  CHECK((yes && yes) == yes);
  CHECK((!undetermined) == undetermined);
  CHECK((!yes) == no);
}
