#pragma once

#include <span>

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
  bool list_of_figures = false;  // tables and charts by page, after the sections
};

/// Sets a document on pages: front page, contents, sections, sources. Contents and cross references
/// are set again until their page numbers settle. Whatever does not fit is a diagnostic, never lost
/// text. Sections are set side by side, by one thread for each of `shapers`, which give the same runs of
/// glyphs and own those in the result.
Layout lay_out(const Document& document, const Theme& theme, const LayoutOptions& options,
               std::span<Shaper* const> shapers, Diagnostics& diagnostics);

/// The same by one thread.
inline Layout lay_out(const Document& document, const Theme& theme, const LayoutOptions& options,
                      Shaper& shaper, Diagnostics& diagnostics) {
  Shaper* const one = &shaper;
  return lay_out(document, theme, options, std::span(&one, 1), diagnostics);
}

}  // namespace quire::core
