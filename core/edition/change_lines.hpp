#pragma once

#include <string>
#include <vector>

#include "edition/compare.hpp"

namespace quire::core::edition_detail {

/// A line of the change log: one figure that moved, or several that one thing gained or lost together.
struct ChangeLine {
  const FigureChange* change = nullptr;  // the first of them
  std::size_t figures = 1;
};

/// What matters most first: words that became others, numbers by the size of their move, dates, what
/// became known or unknown, came and went. Immaterial moves are left out.
std::vector<ChangeLine> change_lines(const std::vector<FigureChange>& figures);

/// "H20": the words a reader finds the figure by; of one in prose the parts of its key.
std::string object_of(const Figure& figure);
/// "Bandwidth"; "4 figures" for a line about several.
std::string field_of(const ChangeLine& line);
/// "+12 %", "−3 pp", "+3 d"; empty where no size can be given.
std::string size_of(const FigureChange& change);

}  // namespace quire::core::edition_detail
