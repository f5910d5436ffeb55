#pragma once

#include <span>
#include <vector>

#include "layout/setting.hpp"

namespace quire::core {

using Units = std::span<const Unit>;

/// Lengths that differ by less are the same.
constexpr Points kTolerance = 0.01;
/// From the text to the footnotes; the rule between them stands in the middle.
constexpr Points kAboveFootnotes = 2 * kBaseline;
/// A pair of columns is begun only where this much of the page is left.
constexpr Points kLowestColumn = 5 * kBaseline;

/// Units from the first on that must stand together: a heading with what follows it.
std::size_t group_length(Units units);

/// Of all of them one below the other. At the top of a page or column the first one's space is left
/// out and its repeated head and carried sums stand above it.
Points height_of(Units units, bool at_top, Density density);

/// How a page's footnotes stand in two columns of its foot.
struct FootnoteFill {
  std::size_t left = 0;  // so many, the others on the right
  Points height = 0;     // with the rule above them; 0 for no footnotes
};

/// The footnotes of units, measured.
class FootnoteHeights {
 public:
  explicit FootnoteHeights(Units units);
  /// Of those whose marks stand in units [begin, end).
  FootnoteFill fill(std::size_t begin, std::size_t end) const;
  Points between(std::size_t begin, std::size_t end) const { return fill(begin, end).height; }

 private:
  std::vector<std::size_t> first_;  // footnote of each unit, and their number
  std::vector<Points> above_{0};    // heights of all footnotes before this one, and of all
};

/// Column units from the first on.
std::size_t band_length(Units units);

/// How many units of a band stand in each column.
struct ColumnFill {
  std::size_t left = 0;  // 0: nothing has room
  std::size_t right = 0;
};

enum class Room { rest_of_page, whole_page };

/// Two columns of equal height if the whole band fits into `height`, else as full as they can be. A
/// group that a whole page cannot hold is divided.
ColumnFill fill_columns(Units band, Points height, Room room, Density density);

}  // namespace quire::core
