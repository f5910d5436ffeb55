#include "layout/columns.hpp"

#include <algorithm>

namespace quire::core {
namespace {

enum class Groups { whole, divided };

// How many units fit into a column of `height`.
std::size_t fill_column(Units units, Points height, Groups groups, Density density) {
  std::size_t taken = 0;
  Points used = 0;
  while (taken < units.size()) {
    const std::size_t length = groups == Groups::whole ? group_length(units.subspan(taken)) : 1;
    const Points group = height_of(units.subspan(taken, length), taken == 0, density);
    if (used + group > height + kTolerance) break;
    used += group;
    taken += length;
  }
  return taken;
}

// The least height at which two columns hold all units, or `most` when even that does not do.
Points balanced_height(Units units, Points most, Density density) {
  const auto holds = [&](Points height) {
    const std::size_t left = fill_column(units, height, Groups::whole, density);
    return left > 0 && left + fill_column(units.subspan(left), height, Groups::whole, density) == units.size();
  };
  if (!holds(most)) return most;
  Points low = 0;
  Points high = most;
  while (high - low > 0.25) {
    const Points middle = (low + high) / 2;
    (holds(middle) ? high : low) = middle;
  }
  return high;
}

}  // namespace

std::size_t group_length(Units units) {
  std::size_t length = 1;
  while (length < units.size() && units[length - 1].keep_with_next &&
         units[length].span == units[0].span && !units[length].starts_page)
    ++length;
  return length;
}

Points height_of(Units units, bool at_top, Density density) {
  Points height = 0;
  if (at_top && !units.empty() && units[0].repeated_head != nullptr)
    height += units[0].repeated_head->size.height;
  if (at_top && !units.empty() && units[0].carried_before != nullptr)
    height += units[0].carried_before->size.height;
  for (const Unit& unit : units) {
    height += (at_top ? 0 : unit.space_before) + frame_of(unit, density).size.height;
    at_top = false;
  }
  return height;
}

FootnoteHeights::FootnoteHeights(Units units) {
  for (const Unit& unit : units) {
    first_.push_back(above_.size() - 1);
    for (const Unit::Footnote& footnote : unit.footnotes)
      above_.push_back(above_.back() + footnote.frame->size.height);
  }
  first_.push_back(above_.size() - 1);
}

FootnoteFill FootnoteHeights::fill(std::size_t begin, std::size_t end) const {
  const auto first = above_.begin() + static_cast<std::ptrdiff_t>(first_[begin]);
  const auto last = above_.begin() + static_cast<std::ptrdiff_t>(first_[end]);
  if (first == last) return {};
  // The first split whose left column is no lower than the right one, or the one before it.
  auto split = std::lower_bound(first, last, (*first + *last) / 2 - kTolerance);
  Points height = *split - *first;
  if (split != first && *last - *(split - 1) < height) height = *last - *--split;
  return {static_cast<std::size_t>(split - first), height + kAboveFootnotes};
}

std::size_t band_length(Units units) {
  std::size_t length = 0;
  while (length < units.size() && units[length].span == Span::half &&
         (length == 0 || !(units[length].starts_page || units[length].starts_band)))
    ++length;
  return length;
}

ColumnFill fill_columns(Units band, Points height, Room room, Density density) {
  const Points balanced = balanced_height(band, height, density);
  const auto filled = [&](Groups groups) {
    const std::size_t left = fill_column(band, balanced, groups, density);
    return ColumnFill{left, fill_column(band.subspan(left), balanced, groups, density)};
  };
  const ColumnFill fill = filled(Groups::whole);
  return fill.left == 0 && room == Room::whole_page ? filled(Groups::divided) : fill;
}

}  // namespace quire::core
