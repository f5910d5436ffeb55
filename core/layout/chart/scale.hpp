#pragma once

#include "document/document.hpp"
#include "layout/frame.hpp"

namespace quire::core::charts {

/// Maps values to places on the page. `from` may be greater than `to` (y grows down).
class Scale {
 public:
  Scale() = default;
  /// `low` < `high`; both positive for a logarithmic scale.
  Scale(Axis::Scale kind, double low, double high, Points from, Points to);

  /// Values outside the range stand on its nearest end.
  Points at(double value) const;
  bool contains(double value) const { return value >= low_ && value <= high_; }

  Axis::Scale kind() const { return kind_; }
  double low() const { return low_; }
  double high() const { return high_; }
  Points from() const { return from_; }
  Points to() const { return to_; }

 private:
  Axis::Scale kind_ = Axis::Scale::linear;
  double low_ = 0;
  double high_ = 1;
  Points from_ = 0;
  Points to_ = 1;
};

}  // namespace quire::core::charts
