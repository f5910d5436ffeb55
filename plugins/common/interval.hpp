#pragma once

#include <limits>
#include <optional>
#include <string_view>

#include "quire/value.hpp"

namespace quire::analysis {

/// All that is known of a number: it lies between two bounds, both of them possible.
///
/// An infinite bound is no bound; without any the number is unknown. Arithmetic is Moore's (1966):
/// the result holds every value that the operands can give. A formula that names an interval twice
/// widens it: divide a chip's figure by itself and the result is not exactly 1.
/// NaN never gets in: it is read as unknown.
class Interval {
 public:
  /// Unknown.
  Interval() = default;
  Interval(double exact) : Interval(between(exact, exact)) {}
  static Interval between(double one, double other);
  static Interval at_least(double low) { return between(low, kNoBound); }
  static Interval of(std::optional<double> number) {
    return number ? Interval(*number) : Interval();
  }

  double low() const { return low_; }
  double high() const { return high_; }
  bool known() const { return low_ != -kNoBound || high_ != kNoBound; }
  bool exact() const { return low_ == high_; }
  bool contains(double number) const { return low_ <= number && number <= high_; }
  bool operator==(const Interval&) const = default;

 private:
  static constexpr double kNoBound = std::numeric_limits<double>::infinity();

  double low_ = -kNoBound;
  double high_ = kNoBound;
};

Interval operator+(Interval a, Interval b);
Interval operator-(Interval a, Interval b);
Interval operator*(Interval a, Interval b);
/// Unknown when `b` can be zero.
Interval operator/(Interval a, Interval b);
/// A physical quantity: nothing known of it still means zero or more.
Interval non_negative(Interval number);
/// The larger of the two numbers, whichever it is.
Interval max(Interval a, Interval b);
/// The smallest interval around both: what sources say together.
Interval hull(Interval a, Interval b);

/// Whether the number lies on one side of a limit: surely, surely not, or not to be said.
enum class Truth { no, yes, undetermined };
Truth reaches(Interval number, double limit);  // >=
Truth below(Interval number, double limit);    // <
Truth operator&&(Truth a, Truth b);
Truth operator||(Truth a, Truth b);
Truth operator!(Truth a);

/// A number, an interval or unknown, as the page shows it.
Value value_of(Interval number, std::string_view unit = {});

}  // namespace quire::analysis
