#pragma once

#include <vector>

#include "layout/parts.hpp"

namespace quire::core {

/// Judgments in the wide column; what changed and the watch list in the narrow one; contents and decisions wherever
/// they leave these the most room, the contents behind the page where they would cost more than one judgment. Judgments and changes that do not
/// fit are left to their sections, watch items to the list of all, the last ones first.
///
/// `room`: what is left of the front page.
std::vector<Unit> set_front_columns(Points room, TagId part, const Setting& setting, const LayoutOptions& options);

}  // namespace quire::core
