#include "text/break_points.hpp"

#include "text/word_divisions.hpp"

namespace quire::core::text {
namespace {

std::vector<BreakPoint> points_of_line(const WordList& list, HardLine line,
                                       const PieceShaper& pieces, const Hyphenator* hyphenator,
                                       bool hyphens) {
  std::vector<BreakPoint> points;
  for (std::size_t i = line.first; i < line.last; ++i) {
    const Word& word = list.words[i];
    BreakPoint before;
    before.word = i;
    before.to_start = word.before;
    if (i > line.first) before.to_end = list.words[i - 1].after;
    points.push_back(before);

    const std::size_t first = points.size();
    for (const Division& division : word.divisions)
      points.push_back(divide(word, i, division, pieces));
    // A piece of a word is no last line.
    if (!hyphens || i + 1 == line.last) continue;
    // Divisions and hyphens in one word are rare: insert where they belong.
    for (const std::uint32_t offset : hyphen_offsets(word, pieces.text(), hyphenator)) {
      std::size_t at = first;
      while (at < points.size() && points[at].offset < offset) ++at;
      if (at < points.size() && points[at].offset == offset) continue;
      BreakPoint point = divide(word, i, {offset, true}, pieces);
      point.optional = true;
      points.insert(points.begin() + static_cast<std::ptrdiff_t>(at), point);
    }
  }
  BreakPoint end;
  end.word = line.last;
  if (line.last > line.first) end.to_end = list.words[line.last - 1].after;
  points.push_back(end);
  return points;
}

}  // namespace

BreakPoint divide(const Word& word, std::size_t index, Division division,
                  const PieceShaper& pieces) {
  BreakPoint point;
  point.word = index;
  point.offset = division.offset;
  point.divides = true;
  point.hyphen = division.hyphen;
  const double head = pieces.width(word.begin, division.offset, division.hyphen);
  const double tail = pieces.width(division.offset, word.end);
  point.to_end = word.before + Extent{head, 0, 0};
  point.to_start = word.after - Extent{tail, 0, 0};
  return point;
}

std::vector<BreakPoint> break_points(const WordList& list, HardLine line,
                                     const PieceShaper& pieces) {
  return points_of_line(list, line, pieces, nullptr, false);
}

std::vector<BreakPoint> break_points_with_hyphens(const WordList& list, HardLine line,
                                                  const PieceShaper& pieces,
                                                  const Hyphenator* hyphenator) {
  return points_of_line(list, line, pieces, hyphenator, true);
}

Extent extent_between(const BreakPoint& start, const BreakPoint& end, const PieceShaper& pieces) {
  // Head and tail overlap in the middle of a word: only shaping tells how they meet.
  if (start.divides && end.divides && start.word == end.word)
    return {pieces.width(start.offset, end.offset, end.hyphen), 0, 0};
  return end.to_end - start.to_start;
}

}  // namespace quire::core::text
