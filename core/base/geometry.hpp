#pragma once

namespace quire::core {

/// All lengths are PostScript points (1/72 inch); the origin is a page's top left, y grows down.
using Points = double;

constexpr Points mm(double millimetres) { return millimetres * 72.0 / 25.4; }

struct Point {
  Points x = 0;
  Points y = 0;
  bool operator==(const Point&) const = default;
};

struct Size {
  Points width = 0;
  Points height = 0;
  bool operator==(const Size&) const = default;
};

struct Rect {
  Points x = 0;
  Points y = 0;
  Points width = 0;
  Points height = 0;

  Points right() const { return x + width; }
  Points bottom() const { return y + height; }
  bool operator==(const Rect&) const = default;
};

}  // namespace quire::core
