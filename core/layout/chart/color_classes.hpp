#pragma once

#include <string>
#include <vector>

#include "config/theme.hpp"
#include "layout/chart/extent.hpp"

namespace quire::core::charts {

/// Values as up to five classes between round numbers, each with its colour, light to dark.
class ColorClasses {
 public:
  ColorClasses(const Range& range, Axis::Scale scale, const Theme& theme);

  Color color_of(double value) const;
  Color lowest() const { return colors_.front(); }
  Color highest() const { return colors_.back(); }

  struct Class {
    std::string words;  // "< 20", "20–40", "≥ 40"
    Color color;
  };
  /// Empty where there is one class only: then the colour says nothing.
  std::vector<Class> legend() const;

 private:
  std::vector<double> bounds_;  // between the classes, ascending
  std::vector<Color> colors_;   // one more
};

}  // namespace quire::core::charts
