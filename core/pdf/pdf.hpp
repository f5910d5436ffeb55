#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "layout/frame.hpp"
#include "text/font_library.hpp"

namespace quire::core {

/// Writes a laid-out briefing as a tagged PDF (PDF 1.7, PDF/UA-1, PDF/A-2A or, with attachments, PDF/A-3A), fonts embedded as
/// subsets. Equal layouts give equal bytes. The result is empty when there was an error.
///
/// `fonts` must be the library that shaped the layout's text; it is asked for the spaces between
/// words too, which no layout holds. Links and images that a PDF cannot or must not hold are left
/// out with a warning.
std::string write_pdf(const Layout& layout, FontLibrary& fonts, Diagnostics& diagnostics);

/// Why an image cannot be used, and what to do.
struct ImageProblem {
  std::string message;  // "the PNG is interlaced"
  std::string hint;
};

/// What keeps an image file out of a PDF; empty for one that can stand in it.
std::optional<ImageProblem> problem_of_image(ImageItem::Format format, std::string_view file);

}  // namespace quire::core
