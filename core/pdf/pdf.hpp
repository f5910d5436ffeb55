#pragma once

#include <string>

#include "base/diagnostic.hpp"
#include "layout/frame.hpp"
#include "text/font_library.hpp"

namespace quire::core {

/// Writes a laid-out briefing as a tagged PDF (PDF 1.7, PDF/UA-1, PDF/A-2A), fonts embedded as
/// subsets. Equal layouts give equal bytes. The result is empty when there was an error.
std::string write_pdf(const Layout& layout, const FontLibrary& fonts, Diagnostics& diagnostics);

}  // namespace quire::core
