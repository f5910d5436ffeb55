#include "layout/columns.hpp"

#include <algorithm>

namespace quire::core {
namespace {

Points height_of(const std::shared_ptr<const Frame>& frame) { return frame == nullptr ? 0 : frame->size.height; }

}  // namespace

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

UnitHeights::UnitHeights(Units units) : group_begin_(units.size(), 0), band_end_(units.size(), 0) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Unit& unit = units[i];
    space_.push_back(unit.space_before);
    head_.push_back(height_of(unit.repeated_head) + height_of(unit.carried_before));
    above_.push_back(above_.back() + unit.space_before + unit.frame.size.height);
    above_compact_.push_back(above_compact_.back() + unit.space_before + frame_of(unit, Density::compact).size.height);
    has_compact_ = has_compact_ || unit.compact != nullptr;
    const bool goes_on = i > 0 && units[i - 1].keep_with_next && units[i - 1].span == unit.span && !unit.starts_page;
    group_begin_[i] = goes_on ? group_begin_[i - 1] : i;
  }
  for (std::size_t i = units.size(); i-- > 0;) {
    const bool last = i + 1 == units.size() || units[i + 1].span == Span::full || units[i + 1].starts_page ||
                      units[i + 1].starts_band;
    band_end_[i] = units[i].span == Span::full ? i : last ? i + 1 : band_end_[i + 1];
  }
}

Points UnitHeights::between(std::size_t begin, std::size_t end, bool at_top, Density density) const {
  if (begin == end) return 0;
  const Points height = above(density)[end] - above(density)[begin];
  return at_top ? height - space_[begin] + head_[begin] : height;
}

std::size_t UnitHeights::group_end(std::size_t begin) const {
  std::size_t end = begin + 1;
  while (end < band_end_[begin] && group_begin_[end] != end) ++end;
  return end;
}

// How many units fit into a column of `height`.
std::size_t UnitHeights::fill_column(std::size_t begin, std::size_t end, Points height, Groups groups,
                                     Density density) const {
  if (begin == end) return 0;
  const std::vector<Points>& above = this->above(density);
  const Points foot = above[begin] + space_[begin] - head_[begin] + height + kTolerance;
  const auto first = above.begin() + static_cast<std::ptrdiff_t>(begin) + 1;
  const auto last = above.begin() + static_cast<std::ptrdiff_t>(end) + 1;
  const std::size_t fits = begin + static_cast<std::size_t>(std::upper_bound(first, last, foot) - first);
  if (fits == end || groups == Groups::divided) return fits - begin;
  return std::max(group_begin_[fits], begin) - begin;
}

// The least height at which two columns hold all units, or `most` when even that does not do.
Points UnitHeights::balanced_height(std::size_t begin, std::size_t end, Points most, Density density) const {
  const auto holds = [&](Points height) {
    const std::size_t left = fill_column(begin, end, height, Groups::whole, density);
    return left > 0 && fill_column(begin + left, end, height, Groups::whole, density) == end - begin - left;
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

ColumnFill UnitHeights::fill_columns(std::size_t begin, std::size_t end, Points height, Room room, Density density) const {
  const Points balanced = balanced_height(begin, end, height, density);
  const auto filled = [&](Groups groups) {
    const std::size_t left = fill_column(begin, end, balanced, groups, density);
    return ColumnFill{left, fill_column(begin + left, end, balanced, groups, density)};
  };
  const ColumnFill fill = filled(Groups::whole);
  return fill.left == 0 && room == Room::whole_page ? filled(Groups::divided) : fill;
}

}  // namespace quire::core
