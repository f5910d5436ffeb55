#pragma once

#include <vector>

#include "layout/columns.hpp"

namespace quire::core {

/// The units that pages of `height` begin with, the first of all included.
///
/// Of all ways to break, the one with the least sum of badness over all pages: how empty each is,
/// what its break divides (`Unit::break_penalty`), and that there is one page more. So a table's
/// stub moves to the next page where that leaves no hole, and a hole is left where it hurts least.
/// Groups kept together are divided where no page can hold them, and only there.
std::vector<std::size_t> break_pages(Units units, Points height);

}  // namespace quire::core
