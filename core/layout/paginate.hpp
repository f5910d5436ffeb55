#pragma once

#include <functional>
#include <string>
#include <vector>

#include "layout/page_breaks.hpp"
#include "layout/setting.hpp"

namespace quire::core {

/// Where something with a key ended up.
struct KeyOnPage {
  std::string key;
  std::size_t page = 0;  // from 0
  Points y = 0;          // from the page's top
};

/// Where everything stands, before anything is drawn.
struct PagePlan {
  std::vector<PageStart> starts;
  std::size_t pages = 0;
  std::vector<KeyOnPage> keys;
  std::vector<Bookmark> bookmarks;
};

/// Finds places for units on pages, top to bottom, broken as `page_breaks.hpp` chooses. Runs of column units fill
/// two columns of equal height; full units stand between them. A unit taller than a page is set on
/// one of its own and reported. Footnotes stand in two columns at the foot of the page that their mark is on,
/// below a short rule; those of a line or row that has more than a page holds go on on the next, which is
/// reported. Turned units have pages of their own, which lie on their side.
PagePlan plan_pages(const std::vector<Unit>& units, Size paper, Diagnostics& diagnostics);

/// Draws the pages of `units` as planned, and calls `take` with each, in order. The units' frames go into the pages.
/// Rules above footnotes are in `ink`.
void draw_pages(std::vector<Unit> units, const PagePlan& plan, Size paper, Color ink,
                const std::function<void(Page)>& take);

/// What may be printed on, running head and foot included. A page wider than high lies on its side.
Rect live_area(Size page);
/// The area between running head and foot.
Rect body_area(Size page);

}  // namespace quire::core
