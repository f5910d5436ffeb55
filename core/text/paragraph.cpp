#include "text/paragraph.hpp"

#include <algorithm>

#include "text/break_points.hpp"
#include "text/place_lines.hpp"
#include "text/wide_words.hpp"

namespace quire::core {
namespace {

// The widest stretch of `word` between two of its divisions.
double narrowest(const text::Word& word, const text::PieceShaper& pieces) {
  if (word.divisions.empty()) return text::width_of(word.pieces);
  double widest = 0;
  std::uint32_t begin = word.begin;
  for (const text::Division& division : word.divisions) {
    widest = std::max(widest, pieces.width(begin, division.offset));
    begin = division.offset;
  }
  return std::max(widest, pieces.width(begin, word.end));
}

bool is_plain(std::string_view text) {
  constexpr std::string_view kThinSpace = "\u2009";
  while (!text.empty()) {
    const char c = text.front();
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
                       c == ',';
    const std::size_t length = plain ? 1 : text.starts_with(kThinSpace) ? kThinSpace.size() : 0;
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

/// What most cells of tables are: one word in which UAX #14 allows no break, shaped. Null where it may be otherwise.
const ShapedText* lone_word(std::span<const TextSpan> spans, Shaper& shaper) {
  if (spans.size() != 1 || spans[0].text.empty() || !is_plain(spans[0].text)) return nullptr;
  return &shaper.shape(spans[0].text, spans[0].style);
}

double width_of(const ShapedText& shaped, const TextSpan& span) { return shaped.advance * span.style.size / 1000; }

}  // namespace

std::vector<TextLine> break_paragraph(std::span<const TextSpan> spans,
                                      const ParagraphOptions& options, Shaper& shaper) {
  if (const ShapedText* word = lone_word(spans, shaper))
    if (const double width = width_of(*word, spans[0]); width <= options.width)
      return {text::line_of(*word, width, options)};
  const text::ParagraphText paragraph = text::read_spans(spans);
  const text::PieceShaper pieces(spans, paragraph, shaper);
  text::WordList list = text::read_words(pieces);
  text::divide_wide_words(list, options.width, pieces, options.hyphenator);
  text::add_up(list);

  const bool justify = options.align == ParagraphOptions::Align::justify;
  const auto break_line = justify ? text::break_total_fit : text::break_first_fit;
  std::vector<TextLine> lines;
  for (std::size_t i = 0; i < list.lines.size(); ++i) {
    const text::HardLine line = list.lines[i];
    const bool goes_on = i + 1 < list.lines.size();
    if (line.first == line.last) {
      lines.emplace_back().space_after = goes_on;
      continue;
    }
    const std::vector<text::BreakPoint> ends =
        break_line(list, line, options.width, pieces, options.hyphenator);
    text::place_lines(list, line, ends, goes_on, options, pieces, lines);
  }
  return lines;
}

WidthRange measure(std::span<const TextSpan> spans, Shaper& shaper) {
  if (const ShapedText* word = lone_word(spans, shaper)) {
    const double width = width_of(*word, spans[0]);
    return {width, width};
  }
  const text::ParagraphText paragraph = text::read_spans(spans);
  const text::PieceShaper pieces(spans, paragraph, shaper);
  text::WordList list = text::read_words(pieces);
  text::add_up(list);

  WidthRange range;
  for (const text::Word& word : list.words)
    range.minimum = std::max(range.minimum, narrowest(word, pieces));
  for (const text::HardLine& line : list.lines)
    if (line.last > line.first)
      range.preferred = std::max(range.preferred, list.words[line.last - 1].after.width);
  return range;
}

}  // namespace quire::core
