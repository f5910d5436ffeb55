#pragma once

#include "text/font_face.hpp"
#include "text/itemize.hpp"

namespace quire::core::text {

/// Shapes one stretch with the font it was given. `buffer` is scratch space.
GlyphRun shape_run(FontStretch stretch, const FontFace& face, bool tabular_figures,
                   hb_buffer_t* buffer);

}  // namespace quire::core::text
