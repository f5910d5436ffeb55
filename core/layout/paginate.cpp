#include "layout/paginate.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace quire::core {
namespace {

constexpr Points kTolerance = 0.01;
// A pair of columns is begun only where this much of the page is left.
constexpr Points kLowestColumn = 5 * kBaseline;

// A part that starts a page goes on below the last one on a page that is emptier than this.
constexpr double kFullEnough = 0.65;

using Units = std::span<const Unit>;

// Units from the first on that must stand together: a heading with what follows it.
std::size_t group_length(Units units) {
  std::size_t length = 1;
  while (length < units.size() && units[length - 1].keep_with_next &&
         units[length].span == units[0].span && !units[length].starts_page)
    ++length;
  return length;
}

Points height_of(Units units, bool at_top) {
  Points height = 0;
  for (const Unit& unit : units) {
    height += (at_top ? 0 : unit.space_before) + unit.frame.size.height;
    at_top = false;
  }
  return height;
}

// How many units fit into a column of `height`, kept groups whole.
std::size_t fill_column(Units units, Points height) {
  std::size_t taken = 0;
  Points used = 0;
  while (taken < units.size()) {
    const std::size_t length = group_length(units.subspan(taken));
    const Points group = height_of(units.subspan(taken, length), taken == 0);
    if (used + group > height + kTolerance) break;
    used += group;
    taken += length;
  }
  return taken;
}

class Paginator {
 public:
  Paginator(Size paper, Diagnostics& diagnostics)
      : paper_(paper), area_(body_area(paper)), diagnostics_(diagnostics) {
    new_page();
  }

  PagedBody run(Units units) {
    while (!units.empty()) {
      if (units[0].starts_page && used_ > kFullEnough * area_.height) new_page();
      const std::size_t taken =
          units[0].span == Span::half ? place_columns(units) : place_full(units);
      units = units.subspan(taken);
    }
    return std::move(body_);
  }

 private:
  bool at_top() const { return used_ == 0; }
  Points room() const { return area_.height - used_; }

  void new_page() {
    body_.pages.push_back({paper_, {}, {}});
    used_ = 0;
  }

  std::size_t place_full(Units units) {
    std::size_t length = group_length(units);
    // A heading over columns goes with their first lines, all that must stand together of them.
    Points tail = 0;
    if (units[length - 1].keep_with_next && length < units.size() && !units[length].starts_page) {
      const Units columns = units.subspan(length);
      tail = std::max(kLowestColumn, height_of(columns.first(group_length(columns)), false));
    }
    if (height_of(units.first(length), true) + tail > area_.height) {
      length = 1;  // too tall to keep together on any page
      tail = 0;
    }
    if (!at_top() && height_of(units.first(length), false) + tail > room() + kTolerance) new_page();
    for (const Unit& unit : units.first(length)) {
      if (!at_top() && unit.space_before + unit.frame.size.height > room() + kTolerance) new_page();
      if (!at_top()) used_ += unit.space_before;
      if (at_top() && unit.repeated_head != nullptr) put_repeated_head(*unit.repeated_head);
      if (unit.frame.size.height > room() + kTolerance)
        diagnostics_.warn("layout.too-tall", {},
                          "something " + std::to_string(std::lround(unit.frame.size.height)) +
                              " pt tall stands on page " + std::to_string(body_.pages.size()) +
                              ", which holds " + std::to_string(std::lround(area_.height)));
      put(unit, {area_.x, area_.y + used_});
      used_ += unit.frame.size.height;
    }
    return length;
  }

  void put_repeated_head(const Frame& head) {
    Page& page = body_.pages.back();
    place(head, {area_.x, area_.y}, page.items, page.links);
    used_ += head.size.height;
  }

  std::size_t place_columns(Units units) {
    std::size_t band = 0;
    while (band < units.size() && units[band].span == Span::half &&
           (band == 0 || !units[band].starts_page))
      ++band;
    units = units.first(band);
    if (!at_top() && room() < units[0].space_before + std::min(kLowestColumn, height_of(units, true)))
      new_page();
    const Points top = at_top() ? 0 : used_ + units[0].space_before;
    const Points most = area_.height - top;
    const Points height = balanced_height(units, most);
    std::size_t left = fill_column(units, height);
    if (left == 0) {
      if (!at_top()) {
        new_page();
        return 0;
      }
      left = 1;  // taller than a page: alone, and cut by its foot rather than lost
      diagnostics_.warn("layout.too-tall", {}, "a column's content is taller than a page");
    }
    const std::size_t right = fill_column(units.subspan(left), height);
    const Points left_height = put_column(units.first(left), {area_.x, area_.y + top});
    const Points right_height = put_column(
        units.subspan(left, right), {area_.x + grid_width(6) + kGutter, area_.y + top});
    used_ = top + std::max(left_height, right_height);
    if (left + right < units.size()) new_page();
    return left + right;
  }

  // The least height at which two columns hold all units, or `most` when even that does not do.
  static Points balanced_height(Units units, Points most) {
    const auto holds = [&](Points height) {
      const std::size_t left = fill_column(units, height);
      return left > 0 && left + fill_column(units.subspan(left), height) == units.size();
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

  Points put_column(Units units, Point at) {
    Points y = 0;
    for (const Unit& unit : units) {
      if (y > 0) y += unit.space_before;
      put(unit, {at.x, at.y + y});
      y += unit.frame.size.height;
    }
    return y;
  }

  void put(const Unit& unit, Point at) {
    Page& page = body_.pages.back();
    place(unit.frame, at, page.items, page.links);
    const std::size_t number = body_.pages.size() - 1;
    for (const KeyPosition& key : unit.keys) body_.keys.push_back({key.key, number, at.y + key.y});
    if (!unit.bookmark.empty())
      body_.bookmarks.push_back({unit.bookmark, unit.bookmark_level, number, at.y});
  }

  Size paper_;
  Rect area_;
  Diagnostics& diagnostics_;
  PagedBody body_;
  Points used_ = 0;  // of the last page's body
};

}  // namespace

Rect body_area(Size paper) {
  const Points x = (paper.width - kLiveWidth) / 2;
  const Points y = (paper.height - kLiveHeight) / 2 + kHeaderHeight;
  return {x, y, kLiveWidth, kLiveHeight - kHeaderHeight - kFooterHeight};
}

PagedBody paginate(const std::vector<Unit>& units, Size paper, Diagnostics& diagnostics) {
  return Paginator(paper, diagnostics).run(units);
}

}  // namespace quire::core
