#pragma once

#include <vector>

#include "layout/columns.hpp"

namespace quire::core {

struct PageStart {
  std::size_t unit = 0;  // the page begins with
  Density density = Density::normal;
};

/// Badness is chosen so that a page more costs as much as leaving half of one empty.
inline constexpr double kPageBadness = 60;

/// What a page's body holds.
struct PageHeights {
  Points upright = 0;
  Points turned = 0;
};

/// How units fill pages; a page of turned units has those alone.
///
/// Of all ways to break, the one with the least sum of badness over all pages: how empty each is,
/// what its break divides (`Unit::break_penalty`), and that there is one page more. So a table's
/// stub moves to the next page where that leaves no hole, and a hole is left where it hurts least.
/// Groups kept together are divided where no page can hold them, and only there.
struct PageBreaks {
  std::vector<PageStart> starts;
  double badness = 0;
  double last_filled = 0;  // part of the last page
};
PageBreaks break_pages(Units units, PageHeights heights);

}  // namespace quire::core
