#pragma once

#include "document/document.hpp"

namespace quire::core::charts {

/// Where a value lies on an axis. An open side has no bound of its own: `low` and `high` are then
/// the bound that is known. Always finite; time in days since 1970-01-01.
struct Extent {
  double low = 0;
  double high = 0;
  bool open_low = false;
  bool open_high = false;

  bool exact() const { return low == high && !open_low && !open_high; }
};

/// A value as an axis sees it.
struct Reading {
  enum class Kind : std::uint8_t {
    known,
    unknown,       // nothing that an axis could show: "n/k", a text
    not_positive,  // a known number without a place on a logarithmic axis
    infinite,      // beyond the end of any axis
  };
  Kind kind = Kind::unknown;
  Extent extent;

  bool known() const { return kind == Kind::known; }
};

Reading read(const Value& value, Axis::Scale scale);

/// The bounds an axis can show. Beyond them no physical unit is of use, and squares overflow.
double clamp_to_axis(double value, Axis::Scale scale);

/// The smallest range that holds what was included.
struct Range {
  double low = 0;
  double high = 0;
  bool empty = true;

  void include(double value);
  void include(const Extent& extent);
};

}  // namespace quire::core::charts
