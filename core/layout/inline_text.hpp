#pragma once

#include <vector>

#include "layout/setting.hpp"
#include "text/paragraph.hpp"

namespace quire::core {

enum class NumberStyle : std::uint8_t { proportional, tabular };

/// How running text is set.
struct TextSetting {
  TextRole role;
  Points width = 0;
  ParagraphOptions::Align align = ParagraphOptions::Align::left;
  bool hyphenate = false;
  UnitDisplay units = UnitDisplay::with_unit;
  NumberStyle numbers = NumberStyle::proportional;
};

/// Spans ready for line breaking, each with what it looks like and where it leads.
struct InlineSpan {
  TextSpan text;
  Color color;
  TagId tag = kArtifact;
  std::string url;          // link out
  std::string target;       // key of a place in this document
  std::string description;  // of the link
};

/// Inlines as a flat list of spans. Links, citations and Chinese text get tags under `parent`.
std::vector<InlineSpan> flatten(const Inlines& inlines, const TextSetting& how, TagId parent,
                                const Setting& setting);

/// Sets spans in lines: one frame a line, each `how.role.leading` high and `how.width` wide.
std::vector<Frame> set_lines(const std::vector<InlineSpan>& spans, const TextSetting& how,
                             const Setting& setting);

/// The two steps in one.
std::vector<Frame> set_text(const Inlines& inlines, const TextSetting& how, TagId tag,
                            const Setting& setting);
std::vector<Frame> set_text(std::string_view text, const TextSetting& how, TagId tag,
                            const Setting& setting);

/// Frames one below the other.
Frame stack(std::vector<Frame> frames);

Inlines inlines_of(std::string_view text);
Inlines inlines_of(Value value);

WidthRange measure_inlines(const std::vector<InlineSpan>& spans, Shaper& shaper);

}  // namespace quire::core
