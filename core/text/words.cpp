#include "text/words.hpp"

#include <algorithm>

#include "text/characters.hpp"

namespace quire::core::text {
namespace {

// Longer words are shaped in several pieces, and further soft hyphens have no effect: each division
// costs two shapings of the word, and a text made to be slow has nothing but divisions.
constexpr std::size_t kMostDivisions = 6;
constexpr std::size_t kMostSoftHyphens = 12;
constexpr std::uint32_t kLongestWhole = 100;  // bytes

bool is_space(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// What is left out at both ends of a word.
bool is_blank(char32_t c) { return is_space(c) || c == kZeroWidthSpace || c == kSoftHyphen; }

class WordReader {
 public:
  explicit WordReader(const PieceShaper& pieces) : pieces_(pieces), text_(pieces.text()) {}

  WordList read() {
    for (std::size_t i = 0; i < text_.characters.size(); ++i) {
      switch (text_.opportunities[i]) {
        case Opportunity::none:
          break;
        case Opportunity::soft_hyphen:
          if (word_.soft_hyphens.size() < kMostSoftHyphens)
            word_.soft_hyphens.push_back(text_.offsets[i + 1]);
          break;
        case Opportunity::allowed:
          if (stays_whole(i))
            word_.divisions.push_back({text_.offsets[i + 1], false});
          else
            finish_word(i + 1);
          break;
        case Opportunity::forced:
          finish_word(i + 1);
          finish_line();
          break;
      }
    }
    if (list_.words.size() > line_first_) finish_line();
    return std::move(list_);
  }

 private:
  // Whether the opportunity after character `i` is a division of a word, not its end.
  bool stays_whole(std::size_t i) const {
    if (i + 1 == text_.characters.size() || is_blank(text_.characters[i])) return false;
    if (is_wide(text_.characters[i]) || is_wide(text_.characters[i + 1])) return false;
    const std::uint32_t length = text_.offsets[i + 1] - text_.offsets[first_];
    return word_.divisions.size() < kMostDivisions && length < kLongestWhole;
  }

  // The word is made of the characters from `first_` to before `end`.
  void finish_word(std::size_t end) {
    std::size_t first = first_;
    std::size_t last = end;
    first_ = end;
    for (; first < last && is_blank(text_.characters[first]); ++first)
      space_ = space_ || is_space(text_.characters[first]);
    bool space_after = false;
    for (; first < last && is_blank(text_.characters[last - 1]); --last)
      space_after = space_after || is_space(text_.characters[last - 1]);
    if (first < last) {
      add_word(first, last);
      space_ = space_after;
    }
    word_ = {};
  }

  void add_word(std::size_t first, std::size_t last) {
    word_.begin = text_.offsets[first];
    word_.end = text_.offsets[last];
    const auto outside = [&](std::uint32_t at) { return at <= word_.begin || at >= word_.end; };
    std::erase_if(word_.divisions, [&](const Division& at) { return outside(at.offset); });
    std::erase_if(word_.soft_hyphens, outside);
    word_.pieces = pieces_.shape(word_.begin, word_.end);
    if (list_.words.size() > line_first_) {
      word_.space_before = space_;
      word_.gap = gap_before(first);
    }
    list_.words.push_back(std::move(word_));
  }

  Extent gap_before(std::size_t first) const {
    const std::uint32_t previous_end = list_.words.back().end;
    if (space_) return pieces_.space(previous_end);
    const bool joins_wide =
        is_wide(text_.characters[first]) || is_wide(text_.characters[first - 1]);
    return joins_wide ? pieces_.joint(word_.begin) : Extent{};
  }

  void finish_line() {
    list_.lines.push_back({line_first_, list_.words.size()});
    line_first_ = list_.words.size();
    space_ = false;
  }

  const PieceShaper& pieces_;
  const ParagraphText& text_;
  WordList list_;
  Word word_;                   // being read
  std::size_t first_ = 0;       // its first character
  std::size_t line_first_ = 0;  // the hard line's first word
  bool space_ = false;          // stands before the word
};

}  // namespace

WordList read_words(const PieceShaper& pieces) { return WordReader(pieces).read(); }

void add_up(WordList& list) {
  for (const HardLine& line : list.lines) {
    Extent so_far;
    for (std::size_t i = line.first; i < line.last; ++i) {
      Word& word = list.words[i];
      word.before = so_far + word.gap;
      word.after = word.before + Extent{width_of(word.pieces), 0, 0};
      so_far = word.after;
    }
  }
}

}  // namespace quire::core::text
