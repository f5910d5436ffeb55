#include <algorithm>
#include <optional>

#include "text/break_points.hpp"
#include "text/word_divisions.hpp"

namespace quire::core::text {
namespace {

// A word is divided when its line would else be shorter than this share of the width.
constexpr double kShortLine = 0.85;

class FirstFit {
 public:
  FirstFit(const WordList& list, double width, const PieceShaper& pieces,
           const Hyphenator* hyphenator)
      : list_(list), width_(width), pieces_(pieces), hyphenator_(hyphenator) {}

  std::vector<BreakPoint> run(const std::vector<BreakPoint>& points) const {
    std::vector<BreakPoint> chosen;
    BreakPoint start = points.front();
    for (std::size_t next = 1; next < points.size();) {
      std::size_t end = next;  // behind the last point that fits
      while (end < points.size() && fits(start, points[end])) ++end;
      std::optional<BreakPoint> hyphen;
      if (end < points.size()) {
        const BreakPoint& last = end == next ? start : points[end - 1];
        const bool ends_paragraph = points[end].word == points.back().word;  // of a word, a piece is no last line
        if (!ends_paragraph && is_short(start, end == next ? nullptr : &last))
          hyphen = hyphen_in(start, last, points[end]);
      }
      // A single character that is wider than the line is set all the same.
      if (!hyphen) end = std::max(end, next + 1);
      start = hyphen ? *hyphen : points[end - 1];
      next = end;
      chosen.push_back(start);
    }
    return chosen;
  }

 private:
  double width_between(const BreakPoint& start, const BreakPoint& end) const {
    return extent_between(start, end, pieces_).width;
  }

  bool fits(const BreakPoint& start, const BreakPoint& end) const {
    return width_between(start, end) <= width_ + kRounding;
  }

  bool is_short(const BreakPoint& start, const BreakPoint* end) const {
    return end == nullptr || width_between(start, *end) < width_ * kShortLine;
  }

  // The last place for a hyphen between `from` and `to`, two neighbours, that fits on the line.
  std::optional<BreakPoint> hyphen_in(const BreakPoint& start, const BreakPoint& from,
                                      const BreakPoint& to) const {
    const std::size_t index = to.divides ? to.word : to.word - 1;
    const Word& word = list_.words[index];
    const std::uint32_t begin = from.divides && from.word == index ? from.offset : word.begin;
    const std::uint32_t end = to.divides ? to.offset : word.end;
    const std::vector<std::uint32_t> offsets = hyphen_offsets(word, pieces_.text(), hyphenator_);
    for (auto at = offsets.rbegin(); at != offsets.rend(); ++at) {
      if (*at <= begin || *at >= end) continue;
      const BreakPoint point = divide(word, index, {*at, true}, pieces_);
      if (fits(start, point)) return point;
    }
    return {};
  }

  const WordList& list_;
  double width_;
  const PieceShaper& pieces_;
  const Hyphenator* hyphenator_;
};

}  // namespace

std::vector<BreakPoint> break_first_fit(const WordList& list, HardLine line, double width,
                                        const PieceShaper& pieces, const Hyphenator* hyphenator) {
  return FirstFit(list, width, pieces, hyphenator).run(break_points(list, line, pieces));
}

}  // namespace quire::core::text
