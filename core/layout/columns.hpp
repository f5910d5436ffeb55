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

/// How many units of a band stand in each column.
struct ColumnFill {
  std::size_t left = 0;  // 0: nothing has room
  std::size_t right = 0;
};

enum class Room { rest_of_page, whole_page };

/// Units measured once: how many of them a page or a column holds is asked very many times. Ends are one
/// behind the last unit. A band is a run of column units; a group is what must stand together, such as a
/// heading and what follows it.
class UnitHeights {
 public:
  explicit UnitHeights(Units units);

  /// Of units one below the other. At the top of a page or column the first one's space is left out and its
  /// repeated head and carried sums stand above it.
  Points between(std::size_t begin, std::size_t end, bool at_top, Density density) const;

  /// Of the band that begins with `begin`; `begin` where that is no column unit.
  std::size_t band_end(std::size_t begin) const { return band_end_[begin]; }
  /// Where the group of a band ends that begins with `begin`.
  std::size_t group_end(std::size_t begin) const;

  /// Two columns of equal height if the whole band fits into `height`, else as full as they can be. A
  /// group that a whole page cannot hold is divided.
  ColumnFill fill_columns(std::size_t begin, std::size_t end, Points height, Room room, Density density) const;

  /// Whether any unit can be less tall.
  bool has_compact() const { return has_compact_; }

 private:
  enum class Groups { whole, divided };
  std::size_t fill_column(std::size_t begin, std::size_t end, Points height, Groups groups, Density density) const;
  Points balanced_height(std::size_t begin, std::size_t end, Points most, Density density) const;
  const std::vector<Points>& above(Density density) const {
    return density == Density::compact && has_compact_ ? above_compact_ : above_;
  }

  std::vector<Points> above_{0};  // heights and spaces of all units before this one, and of all
  std::vector<Points> above_compact_{0};
  std::vector<Points> space_;               // above each
  std::vector<Points> head_;                // what is repeated above each at a page's top
  std::vector<std::size_t> group_begin_;    // the nearest at or before each
  std::vector<std::size_t> band_end_;
  bool has_compact_ = false;
};

}  // namespace quire::core
