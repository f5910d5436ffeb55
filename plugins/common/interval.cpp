#include "common/interval.hpp"

#include <algorithm>
#include <cmath>

namespace quire::analysis {
namespace {

/// Zero times "no bound" is zero: the bound itself is never reached.
double product(double a, double b) { return a == 0 || b == 0 ? 0 : a * b; }

/// A number over "no bound" comes as close to zero as one likes.
double quotient(double a, double b) { return a == 0 || std::isinf(b) ? 0 : a / b; }

}  // namespace

Interval Interval::between(double one, double other) {
  Interval interval;
  if (std::isnan(one) || std::isnan(other)) return interval;
  interval.low_ = std::min(one, other);
  interval.high_ = std::max(one, other);
  // Both bounds at the same infinity say nothing that a number could satisfy.
  if (interval.low_ == interval.high_ && std::isinf(interval.low_)) return Interval();
  return interval;
}

Interval operator+(Interval a, Interval b) {
  return Interval::between(a.low() + b.low(), a.high() + b.high());
}

Interval operator-(Interval a, Interval b) {
  return Interval::between(a.low() - b.high(), a.high() - b.low());
}

Interval operator*(Interval a, Interval b) {
  const auto [low, high] = std::minmax({product(a.low(), b.low()), product(a.low(), b.high()),
                                        product(a.high(), b.low()), product(a.high(), b.high())});
  return Interval::between(low, high);
}

Interval operator/(Interval a, Interval b) {
  if (b.contains(0)) return Interval();
  // Not a * (1 / b): that rounds twice, and limits are compared with the unrounded quotient.
  const auto [low, high] = std::minmax({quotient(a.low(), b.low()), quotient(a.low(), b.high()),
                                        quotient(a.high(), b.low()), quotient(a.high(), b.high())});
  return Interval::between(low, high);
}

Interval non_negative(Interval number) {
  return Interval::between(std::max(number.low(), 0.0), std::max(number.high(), 0.0));
}

Interval max(Interval a, Interval b) {
  return Interval::between(std::max(a.low(), b.low()), std::max(a.high(), b.high()));
}

Interval hull(Interval a, Interval b) {
  return Interval::between(std::min(a.low(), b.low()), std::max(a.high(), b.high()));
}

Truth reaches(Interval number, double limit) {
  if (number.low() >= limit) return Truth::yes;
  return number.high() < limit ? Truth::no : Truth::undetermined;
}

Truth below(Interval number, double limit) { return !reaches(number, limit); }

Truth operator&&(Truth a, Truth b) {
  if (a == Truth::no || b == Truth::no) return Truth::no;
  return a == Truth::yes && b == Truth::yes ? Truth::yes : Truth::undetermined;
}

Truth operator||(Truth a, Truth b) { return !(!a && !b); }

Truth operator!(Truth a) {
  if (a == Truth::undetermined) return a;
  return a == Truth::yes ? Truth::no : Truth::yes;
}

Value value_of(Interval number, std::string_view unit) {
  return Value::interval(number.low(), number.high(), unit);
}

}  // namespace quire::analysis
