#pragma once

#include "base/geometry.hpp"
#include "config/theme.hpp"

namespace quire::core::charts {

/// The tallest that a chart may become: what a page holds beside the heading above it, its title and notes.
Points tallest_chart(const Theme& theme);

}  // namespace quire::core::charts
