#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/geometry.hpp"

namespace quire::core::charts {

struct Segment {
  Point from;
  Point to;
};

/// The farthest that a label may stand from its mark.
constexpr Points kFarthestLabel = mm(6);

/// One place where a label could stand.
struct LabelPlace {
  Rect box;
  double cost = 0;  // low is good; see label_placement.cpp for what crossings add
  std::optional<Segment> leader;
};

/// A label in want of a place, its candidates and how much its loss would hurt.
struct LabelWish {
  std::vector<LabelPlace> places;
  int importance = 0;
  std::optional<Point> mark;  // what it names, to tell it from the other obstacles
};

struct LabelSurroundings {
  Rect area;                    // labels stand inside
  std::vector<Rect> obstacles;  // marks: no label may touch them
  std::vector<Segment> lines;   // better not crossed
};

/// The eight places beside a mark (F. Imhof's order: right before left, above before below), then
/// places up to kFarthestLabel off, with a leader.
std::vector<LabelPlace> places_around(Point mark, Points radius, Size label);

/// Whether a part of `line` lies inside `box`.
bool crosses(const Segment& line, const Rect& box);

/// For each wish the index of its place, or nothing if there is none left. No two labels overlap,
/// no leader runs through a label or crosses another.
///
/// Greedy by importance, then rounds in which each label may move to a better place, or push one
/// other to its second choice.
std::vector<std::optional<std::size_t>> place_labels(std::span<const LabelWish> wishes,
                                                     const LabelSurroundings& surroundings);

/// Moves labels on a column apart. `wanted` are the middles they would have, ascending; `height`
/// theirs. Total squared movement is the least possible. Middles stay `height` / 2 off the ends if
/// the column is high enough for all.
std::vector<Points> spread(std::span<const Points> wanted, std::span<const Points> heights,
                           Points top, Points bottom);

}  // namespace quire::core::charts
