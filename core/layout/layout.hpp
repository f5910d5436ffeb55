#pragma once

#include "base/diagnostic.hpp"
#include "config/theme.hpp"
#include "document/document.hpp"
#include "layout/frame.hpp"
#include "text/hyphenator.hpp"
#include "text/shaper.hpp"

namespace quire::core {

struct LayoutOptions {
  Size paper{mm(210), mm(297)};
  bool contents = true;
  bool sources_only = false;  // after the sections, instead of data, method and sources
  const Hyphenator* hyphenator = nullptr;
};

/// Sets a document on pages: front page, contents, sections, sources. Contents and cross references
/// are set again until their page numbers settle. Whatever does not fit is a diagnostic, never lost
/// text. Runs of glyphs in the result belong to `shaper`.
Layout lay_out(const Document& document, const Theme& theme, const LayoutOptions& options,
               Shaper& shaper, Diagnostics& diagnostics);

}  // namespace quire::core
