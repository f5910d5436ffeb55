#pragma once

#include <string>
#include <string_view>

#include "layout/frame.hpp"
#include "text/font_library.hpp"

namespace quire::test {

/// The installed fonts, opened once a program.
core::FontLibrary& fonts();

/// Puts layouts together by hand: text goes in word by word, as paragraphs come out of layout.
struct LayoutBuilder {
  LayoutBuilder();

  core::TagId tag(core::Tag::Role role, core::TagId parent = core::kRootTag);
  core::Page& page() { return layout.pages.back(); }
  void new_page();

  /// One line; the spaces of `line` become spaces to be read. Returns the width.
  core::Points text(core::TagId tag, std::string_view line, core::Point at,
                    const core::TextStyle& style = {.size = 10}, core::Color color = {},
                    bool space_after = false);
  void rectangle(core::TagId tag, const core::Rect& area, core::Color fill);
  void rule(core::TagId tag, core::Point from, core::Point to, const core::Stroke& stroke);
  void link(core::TagId tag, const core::Rect& area, std::string url);

  core::Layout layout;
};

/// The PDF of the layout; the diagnostics are the test's failure.
std::string pdf_of(const core::Layout& layout);

/// Two pages with one of everything.
core::Layout demo_layout();

}  // namespace quire::test
