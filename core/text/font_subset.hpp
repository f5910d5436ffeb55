#pragma once

#include <cstdint>
#include <vector>

#include "text/font_face.hpp"

namespace quire::core::text {

/// See FontLibrary::subset.
FontSubset subset_font(const FontFace& face, const std::vector<std::uint32_t>& glyph_ids);

}  // namespace quire::core::text
