#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/paragraph_text.hpp"

namespace quire::core::text {

/// By which sums of widths may differ that were taken in another order. Points.
constexpr double kRounding = 1e-6;

/// How long something is, and by how much a justified line may change that. Points.
struct Extent {
  double width = 0;
  double stretch = 0;
  double shrink = 0;

  Extent operator+(const Extent& other) const {
    return {width + other.width, stretch + other.stretch, shrink + other.shrink};
  }
  Extent operator-(const Extent& other) const {
    return {width - other.width, stretch - other.stretch, shrink - other.shrink};
  }
};

/// Text of one span, shaped.
struct Piece {
  std::size_t span = 0;
  const ShapedText* text = nullptr;
  double width = 0;  // points
};

/// Shapes parts of a paragraph.
class PieceShaper {
 public:
  PieceShaper(std::span<const TextSpan> spans, const ParagraphText& text, Shaper& shaper)
      : spans_(spans), text_(text), shaper_(shaper) {}

  /// Bytes [begin, end) of the paragraph, a piece for each span they are in. Soft hyphens are left
  /// out; `hyphen` puts one at the end, where it shows.
  std::vector<Piece> shape(std::uint32_t begin, std::uint32_t end, bool hyphen = false) const;
  double width(std::uint32_t begin, std::uint32_t end, bool hyphen = false) const;

  /// The gap that a space at `offset` makes.
  Extent space(std::uint32_t offset) const;
  /// The gap between ideographs, or an ideograph and a word, the second of which is at `offset`.
  Extent joint(std::uint32_t offset) const;

  const ParagraphText& text() const { return text_; }

 private:
  Piece piece(std::size_t span, std::string_view text) const;
  template <typename Use>
  void for_each_piece(std::uint32_t begin, std::uint32_t end, bool hyphen, Use use) const;

  std::span<const TextSpan> spans_;
  const ParagraphText& text_;
  Shaper& shaper_;
};

double width_of(std::span<const Piece> pieces);

/// A place inside a word where a line may end.
struct Division {
  std::uint32_t offset = 0;  // where the next line starts
  bool hyphen = false;       // the line ends in a hyphen
};

/// Text between two gaps, which are spaces or joints of ideographs. It is shaped as a whole, so
/// that kerning and ligatures cross its divisions as long as no line ends there.
struct Word {
  std::uint32_t begin = 0;  // offsets in the paragraph's text, spaces left out
  std::uint32_t end = 0;
  bool space_before = false;
  Extent gap;     // before it
  Extent before;  // from the hard line's start to the word
  Extent after;   // and to its end
  std::vector<Piece> pieces;
  std::vector<Division> divisions;          // to be used like gaps, ascending
  std::vector<std::uint32_t> soft_hyphens;  // offsets behind them, ascending
};

/// Words [first, last): what stands between two forced breaks. May be empty.
struct HardLine {
  std::size_t first = 0;
  std::size_t last = 0;
};

struct WordList {
  std::vector<Word> words;
  std::vector<HardLine> lines;
};

WordList read_words(const PieceShaper& pieces);

/// Sets `before` and `after` of every word.
void add_up(WordList& list);

}  // namespace quire::core::text
