#pragma once

#include "layout/chart/notes.hpp"

namespace quire::core::charts {

/// Names of vertical lines, above a plot: each starts at its line, on as few levels as it takes.
struct ThresholdName {
  Points x = 0;
  std::string text;
};
class ThresholdNames {
 public:
  /// Names that would need more levels than there may be go to `notes`.
  ThresholdNames(std::vector<ThresholdName> names, Points width, const Canvas& canvas,
                 Notes& notes);

  Points height() const;
  /// The most that so many names can come to.
  static Points most_height(std::size_t names, const Canvas& canvas);
  /// `bottom` is where the levels end and the plot, or its axis, begins. The lines run from their
  /// names down to `plot_bottom`.
  void draw(Canvas& canvas, Points bottom, Points plot_bottom) const;

 private:
  struct Placed {
    ThresholdName name;
    Points left = 0;
    Points width = 0;
    std::size_t level = 0;
    bool dropped = false;
  };
  std::vector<Placed> placed_;
  std::size_t levels_ = 0;
  Points leading_ = 0;
};

}  // namespace quire::core::charts
