#pragma once

#include "layout/setting.hpp"

namespace quire::core {

/// A picture as large as `most` allows, at most a pixel a hundredth of an inch, undistorted; tagged as a
/// figure of `parent` with its words.
Frame set_picture(const Image& image, Size most, TagId parent, const Setting& setting);

}  // namespace quire::core
