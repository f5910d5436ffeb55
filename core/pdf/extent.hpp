#pragma once

#include "base/geometry.hpp"
#include "layout/frame.hpp"

namespace quire::core {

/// What an item covers on its page, y down. Of text the size stands for the height: near enough for
/// the bounding box of a figure.
Rect extent(const Item& item);

/// The smallest rectangle around both.
Rect united(const Rect& a, const Rect& b);

}  // namespace quire::core
