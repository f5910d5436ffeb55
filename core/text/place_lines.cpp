#include "text/place_lines.hpp"

#include <algorithm>

namespace quire::core::text {
namespace {

// Times its stretch by which a justified line may grow: spaces three times as wide (a space
// stretches by its half), ideographs a quarter em apart. A worse line is better left ragged than
// torn.
constexpr double kMostStretch = 4;

/// A word, or part of one, on its line.
struct LineWord {
  Extent gap;  // before it
  bool space_before = false;
  std::vector<Piece> pieces;
};

std::vector<LineWord> words_between(const WordList& list, const BreakPoint& start,
                                    const BreakPoint& end, const PieceShaper& pieces) {
  std::vector<LineWord> words;
  const std::size_t last = end.divides ? end.word + 1 : end.word;
  for (std::size_t i = start.word; i < last; ++i) {
    const Word& word = list.words[i];
    const bool has_head = i != start.word || !start.divides;
    const bool has_tail = i != end.word;
    LineWord& placed = words.emplace_back();
    if (i != start.word) placed.gap = word.gap, placed.space_before = word.space_before;
    placed.pieces = has_head && has_tail
                        ? word.pieces
                        : pieces.shape(has_head ? word.begin : start.offset,
                                       has_tail ? word.end : end.offset, !has_tail && end.hyphen);
  }
  return words;
}

Extent extent_of(const std::vector<LineWord>& words) {
  Extent extent;
  for (const LineWord& word : words)
    extent = extent + word.gap + Extent{width_of(word.pieces), 0, 0};
  return extent;
}

// How much of their stretch (positive) or shrink (negative) the gaps of a line take.
double justification(const Extent& line, double width, bool is_last) {
  const double slack = width - line.width;
  if (slack < 0) return line.shrink > 0 ? std::max(-1.0, slack / line.shrink) : 0;
  if (is_last || line.stretch <= 0) return 0;
  const double ratio = slack / line.stretch;
  return ratio <= kMostStretch ? ratio : 0;
}

double indent(ParagraphOptions::Align align, double room) {
  switch (align) {
    case ParagraphOptions::Align::right:
      return std::max(0.0, room);
    case ParagraphOptions::Align::center:
      return std::max(0.0, room / 2);
    case ParagraphOptions::Align::left:
    case ParagraphOptions::Align::justify:
      break;
  }
  return 0;
}

TextLine place_line(const std::vector<LineWord>& words, bool is_last,
                    const ParagraphOptions& options) {
  const Extent extent = extent_of(words);
  const bool justify = options.align == ParagraphOptions::Align::justify;
  const double change = justify ? justification(extent, options.width, is_last) : 0;
  const double shrunk = extent.width + std::min(0.0, change) * extent.shrink;

  TextLine line;
  line.overfull = shrunk > options.width + kRounding;
  line.width = line.overfull ? shrunk : std::min(shrunk, options.width);
  double x = indent(options.align, options.width - line.width);
  for (const LineWord& word : words) {
    x += word.gap.width + change * (change < 0 ? word.gap.shrink : word.gap.stretch);
    bool space_before = word.space_before;
    for (const Piece& piece : word.pieces) {
      line.pieces.push_back({piece.text, piece.span, x, space_before});
      space_before = false;
      x += piece.width;
    }
  }
  return line;
}

}  // namespace

TextLine line_of(const ShapedText& word, double width, const ParagraphOptions& options) {
  TextLine line;
  line.width = width;
  line.pieces.push_back({&word, 0, indent(options.align, options.width - width), false});
  return line;
}

void place_lines(const WordList& list, HardLine line, const std::vector<BreakPoint>& ends,
                 bool goes_on, const ParagraphOptions& options, const PieceShaper& pieces,
                 std::vector<TextLine>& lines) {
  BreakPoint start;
  start.word = line.first;
  for (const BreakPoint& end : ends) {
    const bool is_last = !end.divides && end.word == line.last;
    TextLine& placed =
        lines.emplace_back(place_line(words_between(list, start, end, pieces), is_last, options));
    placed.space_after = is_last ? goes_on : !end.divides && list.words[end.word].space_before;
    start = end;
  }
}

}  // namespace quire::core::text
