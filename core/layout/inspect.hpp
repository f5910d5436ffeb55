#pragma once

#include "base/diagnostic.hpp"
#include "config/theme.hpp"
#include "document/document.hpp"
#include "layout/frame.hpp"

namespace quire::core {

/// What a careful reader of the finished pages would send back, as warnings that name the page:
/// things outside the live area, words on words, type below 6.5 pt, words that do not stand out from
/// their ground (WCAG 2.1: 4.5 to 1, large type 3 to 1), figures without alternative text, a document
/// without title or language.
void inspect_pages(const Layout& layout, const Theme& theme, Diagnostics& diagnostics);

/// The same of what tables and charts must say: title, measure, source.
void inspect_captions(const Document& document, Diagnostics& diagnostics);

}  // namespace quire::core
