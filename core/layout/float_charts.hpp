#pragma once

#include <vector>

#include "layout/setting.hpp"

namespace quire::core {

/// Charts behind the text that follows them, up to the next heading, table or chart, wherever that leaves less of the
/// pages empty: a chart that does not fit on the rest of a page moves to the next one, and text fills its place.
/// `units` are those of a section, as if it began on a new page.
std::vector<Unit> float_charts(std::vector<Unit> units);

}  // namespace quire::core
