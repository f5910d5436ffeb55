#pragma once

#include <string>
#include <vector>

#include "layout/setting.hpp"

namespace quire::core {

/// Where something with a key ended up.
struct KeyOnPage {
  std::string key;
  std::size_t page = 0;  // from 0
  Points y = 0;          // from the page's top
};

struct PagedBody {
  std::vector<Page> pages;
  std::vector<KeyOnPage> keys;
  std::vector<Bookmark> bookmarks;
};

/// Puts units on pages, top to bottom, broken as `page_breaks.hpp` chooses. Runs of column units fill
/// two columns of equal height; full units stand between them. A unit taller than a page is set on
/// one of its own and reported. Footnotes stand in two columns at the foot of the page that their mark is on,
/// below a short rule in `ink`; those of a line or row that has more than a page holds go on on the next, which is
/// reported. Turned units have pages of their own, which lie on their side.
PagedBody paginate(const std::vector<Unit>& units, Size paper, Diagnostics& diagnostics, Color ink = {});

/// What may be printed on, running head and foot included. A page wider than high lies on its side.
Rect live_area(Size page);
/// The area between running head and foot.
Rect body_area(Size page);

}  // namespace quire::core
