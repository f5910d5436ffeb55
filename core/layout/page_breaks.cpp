#include "layout/page_breaks.hpp"

#include <algorithm>
#include <limits>

namespace quire::core {
namespace {

constexpr double kEmptiness = 250;         // times the square of the empty part
constexpr double kPlannedEmptiness = 170;  // the same before a part that starts a page
constexpr double kLastEmptiness = 10;      // and on the last page
constexpr double kMostlyEmpty = 2.0 / 3;   // no page may be emptier than this before such a part,
constexpr double kLastMostlyEmpty = 0.85;  // nor the last page than this,
constexpr double kNearlyNothing = 80;      // or it costs this much more
constexpr double kTail = 40;               // a part's last lines alone at the top of a page
constexpr double kTailHeight = 0.15;       // of the page
constexpr double kCompact = 8;             // charts less tall than designed
constexpr double kDividedGroup = 5000;     // a group that must be kept together is not
// A part that starts a page goes on below the last one on a page that is emptier than this.
constexpr double kFullEnough = 0.65;
// Pages emptier than this are not considered where there is more that would fit.
constexpr double kLeastFilled = 0.5;

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

class PageBreaker {
 public:
  PageBreaker(Units units, PageHeights heights)
      : units_(units),
        heights_(heights),
        measured_(units),
        footnotes_(units),
        best_(units.size() + 1, std::numeric_limits<double>::infinity()),
        filled_(units.size() + 1, 0),
        from_(units.size() + 1, {kNone, Density::normal}) {}

  PageBreaks run() {
    best_[0] = 0;
    for (std::size_t first = 0; first < units_.size(); ++first) {
      if (from_[first].unit == kNone && first != 0) continue;
      height_ = units_[first].turned ? heights_.turned : heights_.upright;
      density_ = Density::normal;
      fill_page(first);
      density_ = Density::compact;
      if (compact_within_a_page(first)) fill_page(first);
    }
    std::vector<PageStart> starts;
    for (std::size_t at = units_.size(); at != 0; at = from_[at].unit) starts.push_back(from_[at]);
    std::reverse(starts.begin(), starts.end());
    return {std::move(starts), best_.back(), filled_.back()};
  }

 private:
  /// Whether anything that a page beginning with `first` could hold can be less tall.
  bool compact_within_a_page(std::size_t first) const {
    if (!measured_.has_compact()) return false;
    Points columns = 0;  // both together: no order of columns takes less
    for (std::size_t i = first; i < units_.size() && columns < 2 * height_; ++i) {
      if (units_[i].compact != nullptr) return true;
      columns += units_[i].frame.size.height * (units_[i].span == Span::full ? 2 : 1);
    }
    return false;
  }

  /// Considers every break at which a page that begins with `first` may end.
  void fill_page(std::size_t first) {
    Points used = 0;
    std::size_t next = first;
    has_tail_ = false;
    while (next < units_.size()) {
      if (units_[next].starts_page && next > first && used < kTailHeight * height_) has_tail_ = true;
      const bool forced = units_[next].starts_page && used > kFullEnough * height_;
      if (next > first) {
        if (units_[next].turned != units_[first].turned) return consider(first, next, used);
        const std::size_t more = forced ? 0 : place(next, first, used);
        // A group that begins here may not fit as a whole.
        if (more == 0 || used > kLeastFilled * height_ || units_[next].starts_page || units_[next].keep_with_next)
          consider(first, next, used);
        if (more == 0) return;
        if (cut_) return consider(first, next + more, used_after_);
        used = used_after_;
        next += more;
        continue;
      }
      // Something taller than a page has one of its own.
      const std::size_t more = std::max<std::size_t>(1, place(next, first, used));
      if (cut_) return consider(first, next + more, used_after_);
      used = used_after_;
      next += more;
    }
    consider(first, next, used);
  }

  /// How many units from `next` on the page takes at once, 0 if it has no room for them. Sets
  /// `used_after_`, and `cut_` where a band goes on after the page.
  std::size_t place(std::size_t next, std::size_t first, Points used) {
    cut_ = false;
    const bool at_top = next == first;
    const Unit& unit = units_[next];
    if (unit.span == Span::full) {
      used_after_ = used + measured_.between(next, next + 1, at_top, density_);
      const Points carried = unit.carried_after == nullptr ? 0 : unit.carried_after->size.height;
      return used_after_ + carried + footnotes_.between(first, next + 1) <= height_ + kTolerance ? 1 : 0;
    }
    const std::size_t end = measured_.band_end(next);
    const Points top = at_top ? 0 : used + unit.space_before;
    const Points room = height_ - top - footnotes_.between(first, next);
    if (!at_top && room < std::min(kLowestColumn, measured_.between(next, end, true, density_))) return 0;
    const ColumnFill fill = fill_band(next, end, first, height_ - top, at_top ? Room::whole_page : Room::rest_of_page);
    if (fill.left == 0) {
      used_after_ = height_;
      cut_ = at_top && end - next > 1;
      return 0;
    }
    const std::size_t right = next + fill.left;
    used_after_ = top + std::max(measured_.between(next, right, true, density_),
                                 measured_.between(right, right + fill.right, true, density_));
    cut_ = right + fill.right < end;
    return fill.left + fill.right;
  }

  /// As much of a band as `room` holds with its footnotes, those of units from `first` on to the band among them.
  ColumnFill fill_band(std::size_t begin, std::size_t end, std::size_t first, Points room, Room kind) const {
    const auto filled = [&](std::size_t to) {
      return measured_.fill_columns(begin, to, room - footnotes_.between(first, to), kind, density_);
    };
    const auto holds = [&](std::size_t to) {
      const ColumnFill fill = filled(to);
      return begin + fill.left + fill.right == to;
    };
    if (footnotes_.between(first, end) == footnotes_.between(first, begin) || holds(end)) return filled(end);
    // More of the band has more footnotes: the longest part that still holds its own.
    std::size_t fits = begin;
    std::size_t too_long = end;
    while (too_long - fits > 1) {
      const std::size_t middle = (fits + too_long) / 2;
      (holds(middle) ? fits : too_long) = middle;
    }
    std::size_t whole = begin;  // groups
    for (std::size_t to = begin; to <= fits; to = measured_.group_end(to)) whole = to;
    return filled(whole != begin || kind == Room::rest_of_page ? whole : fits);
  }

  /// A page of units `first` to before `next`.
  void consider(std::size_t first, std::size_t next, Points used) {
    const bool last = next == units_.size();
    const bool planned =
        last || units_[next].starts_page || units_[next].turned != units_[first].turned;
    const double empty = std::max(0.0, 1 - (used + footnotes_.between(first, next)) / height_);
    const double weight = last ? kLastEmptiness : planned ? kPlannedEmptiness : kEmptiness;
    double badness = kPageBadness + weight * empty * empty;
    if (planned && empty > (last ? kLastMostlyEmpty : kMostlyEmpty)) badness += kNearlyNothing;
    if (has_tail_) badness += kTail;
    if (density_ == Density::compact) badness += kCompact;
    if (next < units_.size()) badness += units_[next].break_penalty;
    if (units_[next - 1].keep_with_next && next < units_.size()) badness += kDividedGroup;
    if (best_[first] + badness >= best_[next]) return;
    best_[next] = best_[first] + badness;
    filled_[next] = 1 - empty;
    from_[next] = {first, density_};
  }

  Units units_;
  PageHeights heights_;
  Points height_ = 0;  // of the page that is being filled
  UnitHeights measured_;
  FootnoteHeights footnotes_;
  std::vector<double> best_;       // badness of the pages before a unit, by unit
  std::vector<double> filled_;   // part of the page before a unit
  std::vector<PageStart> from_;  // that page
  Points used_after_ = 0;
  bool cut_ = false;
  bool has_tail_ = false;
  Density density_ = Density::normal;
};

}  // namespace

PageBreaks break_pages(Units units, PageHeights heights) {
  return PageBreaker(units, heights).run();
}

}  // namespace quire::core
