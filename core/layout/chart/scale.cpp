#include "layout/chart/scale.hpp"

#include <algorithm>
#include <cmath>

namespace quire::core::charts {

Scale::Scale(Axis::Scale kind, double low, double high, Points from, Points to)
    : kind_(kind), low_(low), high_(high), from_(from), to_(to) {}

Points Scale::at(double value) const {
  value = std::clamp(value, low_, high_);
  const double part = kind_ == Axis::Scale::logarithmic
                          ? std::log(value / low_) / std::log(high_ / low_)
                          : (value - low_) / (high_ - low_);
  return from_ + std::clamp(part, 0.0, 1.0) * (to_ - from_);
}

}  // namespace quire::core::charts
