#pragma once

#include <string>
#include <vector>

#include "layout/chart/canvas.hpp"

namespace quire::core::charts {

/// Small lines under a plot: what the picture could not show.
class Notes {
 public:
  void add(std::string sentence) { notes_.push_back({std::move(sentence), {}}); }
  /// "Not labelled: A, B and 12 more": as many names as two lines hold. Nothing without names.
  void add_names(std::string lead, std::vector<std::string> names);

  /// Draws them below `top` and returns the height they took.
  Points draw(Canvas& canvas, Points top, Points width) const;

 private:
  struct Note {
    std::string lead;
    std::vector<std::string> names;
  };
  static std::string sentence(const Note& note, Points width, const Canvas& canvas);

  std::vector<Note> notes_;
};

/// A panel that says so, and the notes, in place of a plot.
Frame draw_panel(Canvas canvas, std::string_view words, const Notes& notes, Points width);
Frame draw_nothing_known(Canvas canvas, const Notes& notes, Points width);

}  // namespace quire::core::charts
