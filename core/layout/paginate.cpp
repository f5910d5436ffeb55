#include "layout/paginate.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/placed.hpp"

namespace quire::core {
namespace {

Size turned(Size paper) { return {paper.height, paper.width}; }

/// Finds a place for everything on its page.
class Paginator {
 public:
  Paginator(Units units, Size paper, Placed& placed)
      : units_(units), measured_(units), paper_(paper), placed_(placed) {}

  void run(const std::vector<PageStart>& starts) {
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const std::size_t end = i + 1 < starts.size() ? starts[i + 1].unit : units_.size();
      new_page(units_[starts[i].unit].turned ? turned(paper_) : paper_);
      density_ = starts[i].density;
      place_page(starts[i].unit, end);
    }
    if (pages_ == 0) new_page(paper_);
  }

 private:
  void new_page(Size size) {
    size_ = size;
    area_ = body_area(size);
    used_ = 0;
    ++pages_;
    placed_.page(size);
  }

  void place_page(std::size_t begin, std::size_t end) {
    const Units page = units_.subspan(begin, end - begin);
    const FootnoteFill footnotes = FootnoteHeights(page).fill(0, page.size());
    // A line or row with more notes than a page holds stands alone on one, and they go on behind it.
    const bool fits = footnotes.height == 0 || page.size() > 1 ||
                      measured_.between(begin, end, true, density_) + footnotes.height <= area_.height + kTolerance;
    footnotes_ = fits ? footnotes : FootnoteFill{};
    while (begin < end) {
      const std::size_t band_end = std::min(measured_.band_end(begin), end);
      if (band_end == begin)
        place_full(units_[begin++]);
      else
        place_columns(std::exchange(begin, band_end), band_end);
    }
    if (page.back().carried_after != nullptr)
      used_ += put_decoration(*page.back().carried_after, {area_.x, area_.y + used_});
    if (fits)
      place_footnotes(page);
    else
      place_too_many_footnotes(page[0]);
  }

  bool at_top() const { return used_ == 0; }

  void place_full(const Unit& unit) {
    if (!at_top()) used_ += unit.space_before;
    if (at_top())
      for (const std::shared_ptr<const Frame>& head : {unit.repeated_head, unit.carried_before})
        if (head != nullptr) used_ += put_decoration(*head, {area_.x, area_.y + used_});
    const Points height = frame_of(unit, density_).size.height;
    if (height > area_.height - footnotes_.height - used_ + kTolerance)
      placed_.warn("layout.too-tall", "something " + std::to_string(std::lround(height)) + " pt tall stands on page " +
                                          std::to_string(pages_) + ", which holds " +
                                          std::to_string(std::lround(area_.height)));
    put(unit, {area_.x, area_.y + used_});
    used_ += height;
  }

  Points put_decoration(const Frame& frame, Point at) {
    placed_.decoration(frame, at);
    return frame.size.height;
  }

  void place_columns(std::size_t begin, std::size_t end) {
    const Units band = units_.subspan(begin, end - begin);
    const Points top = at_top() ? 0 : used_ + band[0].space_before;
    ColumnFill fill = measured_.fill_columns(begin, end, area_.height - top - footnotes_.height,
                                             at_top() ? Room::whole_page : Room::rest_of_page, density_);
    if (fill.left == 0) {
      // Taller than a page: alone, and cut by its foot rather than lost.
      fill.left = band.size();
      placed_.warn("layout.too-tall", "a column's content is taller than a page");
    }
    const Points left = put_column(band.first(fill.left), {area_.x, area_.y + top});
    const Points right = put_column(band.subspan(fill.left),
                                    {right_column(), area_.y + top});
    used_ = top + std::max(left, right);
  }

  Points put_column(Units units, Point at) {
    Points y = 0;
    if (!units.empty() && units[0].repeated_head != nullptr)
      y += put_decoration(*units[0].repeated_head, at);
    for (const Unit& unit : units) {
      if (&unit != &units[0]) y += unit.space_before;
      put(unit, {at.x, at.y + y});
      y += frame_of(unit, density_).size.height;
    }
    return y;
  }

  // At the foot of the page, in two columns under a short rule.
  void place_footnotes(Units units) {
    if (footnotes_.height == 0) return;
    const Points top = area_.bottom() - footnotes_.height + kAboveFootnotes;
    put_footnote_rule(top);
    Point at{area_.x, top};
    std::size_t placed = 0;
    for (const Unit& unit : units) {
      for (const Unit::Footnote& footnote : unit.footnotes) {
        if (placed++ == footnotes_.left) at = {right_column(), top};
        at.y += put_footnote(footnote, unit, at);
      }
    }
  }

  // From below the unit on, column by column, and over as many pages as they need.
  void place_too_many_footnotes(const Unit& unit) {
    placed_.warn("layout.footnotes", "the " + std::to_string(unit.footnotes.size()) +
                                         " footnotes of one line or row on page " + std::to_string(pages_) +
                                         " go on on the next");
    Point at{area_.x, area_.y + used_ + kAboveFootnotes};
    put_footnote_rule(at.y);
    Points top = at.y;
    for (const Unit::Footnote& footnote : unit.footnotes) {
      const auto fits = [&] { return at.y + footnote.frame->size.height <= area_.bottom() + kTolerance; };
      if (!fits() && at.x == area_.x) at = {right_column(), top};
      if (!fits()) {
        new_page(size_);
        top = area_.y;
        at = {area_.x, top};
      }
      at.y += put_footnote(footnote, unit, at);
    }
  }

  void put_footnote_rule(Points top) { placed_.footnote_rule({area_.x, top - kBaseline / 2}); }

  Points put_footnote(const Unit::Footnote& footnote, const Unit& unit, Point at) {
    placed_.footnote(footnote, unit, at);
    return footnote.frame->size.height;
  }

  Points right_column() const { return area_.x + grid_width(6) + kGutter; }

  void put(const Unit& unit, Point at) { placed_.unit(unit, density_, at); }

  Units units_;
  UnitHeights measured_;
  Size paper_;
  Placed& placed_;
  std::size_t pages_ = 0;   // begun
  Size size_;               // of the last one
  Rect area_;               // of its body
  Points used_ = 0;         // of that
  FootnoteFill footnotes_;  // at its foot
  Density density_ = Density::normal;
};

}  // namespace

Rect live_area(Size page) {
  const bool turned = page.width > page.height;
  const Points width = turned ? kLiveHeight : kLiveWidth;
  const Points height = turned ? kLiveWidth : kLiveHeight;
  return {(page.width - width) / 2, (page.height - height) / 2, width, height};
}

Rect body_area(Size page) {
  const Rect live = live_area(page);
  return {live.x, live.y + kHeaderHeight, live.width, live.height - kHeaderHeight - kFooterHeight};
}

PagePlan plan_pages(const std::vector<Unit>& units, Size paper, Diagnostics& diagnostics) {
  std::vector<PageStart> starts = break_pages(units, {kBodyHeight, kTurnedBodyHeight}).starts;
  Planner planner(diagnostics);
  Paginator(units, paper, planner).run(starts);
  PagePlan plan = planner.take();
  plan.starts = std::move(starts);
  return plan;
}

void draw_pages(std::vector<Unit> units, const PagePlan& plan, Size paper, Color ink,
                const std::function<void(Page)>& take) {
  Painter painter(units, ink, take);
  Paginator(units, paper, painter).run(plan.starts);
  painter.finish();
}

}  // namespace quire::core
