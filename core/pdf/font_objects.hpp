#pragma once

#include <string>

#include "pdf/embedded_fonts.hpp"
#include "pdf/haru_document.hpp"

namespace quire::core {

/// The name of a font in content streams: `F0`.
std::string font_name(FontId font);

/// Writes every font as a Type0 font with an embedded subset, an embedded CMap and a ToUnicode map.
/// Returns the entry of the resource dictionary: `/Font<</F0 12 0 R>>`, or nothing without fonts.
std::string write_fonts(const EmbeddedFonts& fonts, HaruDocument& document);

}  // namespace quire::core
