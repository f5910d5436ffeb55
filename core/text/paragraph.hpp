#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/style.hpp"
#include "text/hyphenator.hpp"
#include "text/shaper.hpp"

namespace quire::core {

/// A stretch of a paragraph in one style. Line breaking is over the concatenation: a span's end is
/// no break opportunity by itself.
struct TextSpan {
  std::string text;  // UTF-8; a line feed forces a line break
  TextStyle style;
  double raise = 0;  // points above the baseline (superscripts)
};

struct ParagraphOptions {
  enum class Align : std::uint8_t { left, right, center, justify };
  double width = 0;  // points
  Align align = Align::left;
  const Hyphenator* hyphenator = nullptr;  // null: no hyphenation
};

/// One word, or part of one, at its place on the line.
struct PlacedText {
  const ShapedText* text = nullptr;  // owned by the shaper
  std::size_t span = 0;              // index of the TextSpan it came from
  double x = 0;                      // points from the paragraph's left edge, alignment included
  bool space_before = false;         // a space character stands between it and its predecessor
};

struct TextLine {
  std::vector<PlacedText> pieces;
  double width = 0;  // natural, without trailing space; at most the paragraph's unless overfull
  bool space_after = false;  // the break replaced a space (not so after a hyphen or between
                             // ideographs) or a line feed
  bool overfull = false;     // a piece is wider than the paragraph and could not be broken
};

/// Breaks a paragraph into lines.
///
/// Breaks stand where UAX #14 allows them and, with a hyphenator, inside words; at a soft hyphen
/// (U+00AD) in any case. Justified text is set with the breaks that make the whole paragraph's
/// spaces most even (Knuth and Plass 1981), and a line whose spaces would become more than three
/// times as wide is left ragged. Other text fills each line, and divides a word only where the line would
/// otherwise be under 85 % full. A word wider than the line is broken anywhere between characters,
/// so that no text is lost or runs off the page. A line feed at the very end makes no empty line.
/// Empty text gives no line.
std::vector<TextLine> break_paragraph(std::span<const TextSpan> spans,
                                      const ParagraphOptions& options, Shaper& shaper);

/// Width of the widest piece that no ordinary break (hyphenation left out) can make narrower, and
/// of the widest line if only line feeds broke it: what table columns are planned with. Points.
struct WidthRange {
  double minimum = 0;
  double preferred = 0;
};
WidthRange measure(std::span<const TextSpan> spans, Shaper& shaper);

}  // namespace quire::core
