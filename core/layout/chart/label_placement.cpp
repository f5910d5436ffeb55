#include "layout/chart/label_placement.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "layout/chart/canvas.hpp"

namespace quire::core::charts {
namespace {

constexpr double kLineCrossing = 3;  // about as bad as the longest leader
constexpr int kRounds = 4;
constexpr Points kAir = 1.5;        // between a mark and its label
constexpr double kAmbiguity = 0.8;  // of standing as near to a foreign mark

bool crosses(const Segment& a, const Segment& b) {
  const auto side = [](Point p, Point q, Point r) {
    return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  };
  return side(a.from, a.to, b.from) * side(a.from, a.to, b.to) < 0 &&
         side(b.from, b.to, a.from) * side(b.from, b.to, a.to) < 0;
}

bool conflict(const LabelPlace& a, const LabelPlace& b) {
  return overlap(a.box, b.box) || (a.leader && crosses(*a.leader, b.box)) ||
         (b.leader && crosses(*b.leader, a.box)) ||
         (a.leader && b.leader && crosses(*a.leader, *b.leader));
}

bool inside(const Rect& box, const Rect& area) {
  constexpr Points kRounding = 1e-6;
  return box.x >= area.x - kRounding && box.right() <= area.right() + kRounding &&
         box.y >= area.y - kRounding && box.bottom() <= area.bottom() + kRounding;
}

Point nearest(const Rect& box, Point to) {
  return {std::clamp(to.x, box.x, box.right()), std::clamp(to.y, box.y, box.bottom())};
}

class Placement {
 public:
  Placement(std::span<const LabelWish> wishes, const LabelSurroundings& surroundings)
      : chosen_(wishes.size()) {
    for (const LabelWish& wish : wishes) {
      std::vector<Option> options;
      for (std::size_t i = 0; i < wish.places.size(); ++i)
        if (const auto cost = cost_of(wish.places[i], wish.mark, surroundings))
          options.push_back({&wish.places[i], i, *cost});
      std::stable_sort(options.begin(), options.end(),
                       [](const Option& a, const Option& b) { return a.cost < b.cost; });
      options_.push_back(std::move(options));
    }
    order_.resize(wishes.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return wishes[a].importance > wishes[b].importance;
    });
    for (const LabelWish& wish : wishes) importance_.push_back(wish.importance);
  }

  std::vector<std::optional<std::size_t>> run() {
    for (int round = 0; round < kRounds; ++round)
      for (std::size_t label : order_)
        if (!settle(label)) push_one(label);
    std::vector<std::optional<std::size_t>> result;
    for (const Option* option : chosen_)
      result.push_back(option ? std::optional(option->index) : std::nullopt);
    return result;
  }

 private:
  struct Option {
    const LabelPlace* place;
    std::size_t index;  // in the wish
    double cost;
  };

  static std::optional<double> cost_of(const LabelPlace& place, const std::optional<Point>& mark,
                                       const LabelSurroundings& around) {
    if (!inside(place.box, around.area)) return {};
    const Rect near{place.box.x - 2 * kAir, place.box.y, place.box.width + 4 * kAir,
                    place.box.height};
    double cost = place.cost;
    for (const Rect& obstacle : around.obstacles) {
      if (overlap(place.box, obstacle)) return {};
      if (place.leader && crosses(*place.leader, obstacle)) return {};
      const bool own = mark && mark->x > obstacle.x && mark->x < obstacle.right() &&
                       mark->y > obstacle.y && mark->y < obstacle.bottom();
      if (!own && mark && overlap(near, obstacle)) cost += kAmbiguity;
    }
    for (const Segment& line : around.lines)
      if (crosses(line, place.box)) cost += kLineCrossing;
    return cost;
  }

  /// The labels that `place` would disturb, up to two.
  std::vector<std::size_t> disturbed(const LabelPlace& place, std::size_t label) const {
    std::vector<std::size_t> others;
    for (std::size_t other : order_) {
      if (other == label || !chosen_[other] || !conflict(place, *chosen_[other]->place)) continue;
      others.push_back(other);
      if (others.size() == 2) break;
    }
    return others;
  }

  /// Gives the label the best place that is free.
  bool settle(std::size_t label) {
    for (const Option& option : options_[label]) {
      if (&option != chosen_[label] && !disturbed(*option.place, label).empty()) continue;
      chosen_[label] = &option;
      return true;
    }
    return false;
  }

  void push_one(std::size_t label) {
    for (const Option& option : options_[label]) {
      const auto others = disturbed(*option.place, label);
      if (others.size() != 1 || importance_[others[0]] > importance_[label]) continue;
      const Option* before = chosen_[others[0]];
      chosen_[label] = &option;
      chosen_[others[0]] = nullptr;
      if (settle(others[0])) return;
      chosen_[label] = nullptr;
      chosen_[others[0]] = before;
    }
  }

  std::vector<std::vector<Option>> options_;  // per label, best first
  std::vector<const Option*> chosen_;
  std::vector<std::size_t> order_;
  std::vector<int> importance_;
};

}  // namespace

/// Liang and Barsky's clipping, as a question.
bool crosses(const Segment& segment, const Rect& box) {
  const Points dx = segment.to.x - segment.from.x;
  const Points dy = segment.to.y - segment.from.y;
  double enter = 0;
  double leave = 1;
  const auto clip = [&](double direction, double distance) {
    if (direction == 0) return distance > 0;
    const double at = distance / direction;
    if (direction < 0) enter = std::max(enter, at);
    if (direction > 0) leave = std::min(leave, at);
    return true;
  };
  return clip(-dx, segment.from.x - box.x) && clip(dx, box.right() - segment.from.x) &&
         clip(-dy, segment.from.y - box.y) && clip(dy, box.bottom() - segment.from.y) &&
         enter < leave - 1e-9;
}

std::vector<LabelPlace> places_around(Point mark, Points radius, Size label) {
  struct Direction {
    double x, y, cost;
  };
  constexpr double kDiagonal = 0.7071;
  constexpr std::array<Direction, 8> kDirections{{{1, 0, 0},
                                                  {kDiagonal, -kDiagonal, 0.15},
                                                  {kDiagonal, kDiagonal, 0.2},
                                                  {-1, 0, 0.25},
                                                  {0, -1, 0.3},
                                                  {0, 1, 0.35},
                                                  {-kDiagonal, -kDiagonal, 0.4},
                                                  {-kDiagonal, kDiagonal, 0.45}}};
  constexpr std::array<Points, 4> kDistances{0, 6, 11, kFarthestLabel - kAir};

  std::vector<LabelPlace> places;
  for (Points distance : kDistances) {
    for (const Direction& to : kDirections) {
      // The point of the box that faces the mark.
      const Points off = radius + kAir + distance;
      const Point facing{mark.x + to.x * off, mark.y + to.y * off};
      const auto start = [](double direction, Points at, Points extent) {
        return direction > 0.5 ? at : direction < -0.5 ? at - extent : at - extent / 2;
      };
      LabelPlace place;
      place.box = {start(to.x, facing.x, label.width), start(to.y, facing.y, label.height),
                   label.width, label.height};
      place.cost = to.cost;
      if (distance > 0) {
        place.cost += 1 + distance / kFarthestLabel;
        // Clear of the mark's bounding box also where the leader leaves it by a corner.
        const Points start_off = radius * 1.45;
        place.leader = {{mark.x + to.x * start_off, mark.y + to.y * start_off},
                        nearest(place.box, mark)};
      }
      places.push_back(place);
    }
  }
  return places;
}

std::vector<std::optional<std::size_t>> place_labels(std::span<const LabelWish> wishes,
                                                     const LabelSurroundings& surroundings) {
  return Placement(wishes, surroundings).run();
}

std::vector<Points> spread(std::span<const Points> wanted, std::span<const Points> heights,
                           Points top, Points bottom) {
  // Pool adjacent violators: labels that would overlap become a block around their mean wish.
  struct Block {
    double sum = 0;  // of where each member wants the block's top
    std::size_t count = 0;
    Points height = 0;
  };
  const auto top_of = [&](const Block& block) {
    return std::clamp(block.sum / static_cast<double>(block.count), top,
                      std::max(top, bottom - block.height));
  };
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    blocks.push_back({wanted[i] - heights[i] / 2, 1, heights[i]});
    while (blocks.size() > 1) {
      const Block last = blocks.back();
      Block& before = blocks[blocks.size() - 2];
      if (top_of(before) + before.height <= top_of(last)) break;
      before.sum += last.sum - static_cast<double>(last.count) * before.height;
      before.count += last.count;
      before.height += last.height;
      blocks.pop_back();
    }
  }
  std::vector<Points> middles;
  for (const Block& block : blocks) {
    Points y = top_of(block);
    for (std::size_t i = 0; i < block.count; ++i) {
      const Points height = heights[middles.size()];
      middles.push_back(y + height / 2);
      y += height;
    }
  }
  return middles;
}

}  // namespace quire::core::charts
