#include "text/wide_words.hpp"

#include <algorithm>

#include "text/characters.hpp"
#include "text/word_divisions.hpp"

namespace quire::core::text {
namespace {

class WideWordDivider {
 public:
  WideWordDivider(double width, const PieceShaper& pieces, const Hyphenator* hyphenator)
      : width_(width + kRounding), pieces_(pieces), hyphenator_(hyphenator) {}

  /// The words that stand for `word`: itself with more divisions, or several.
  std::vector<Word> divide(Word word) const {
    add_hyphens(word);
    std::vector<std::uint32_t> cuts;
    std::uint32_t begin = word.begin;
    for (const Division& division : word.divisions) {
      add_cuts(begin, division.offset, division.hyphen, cuts);
      begin = division.offset;
    }
    add_cuts(begin, word.end, false, cuts);
    return cuts.empty() ? std::vector<Word>{std::move(word)} : split(word, cuts);
  }

 private:
  bool fits(std::uint32_t begin, std::uint32_t end, bool hyphen) const {
    return pieces_.width(begin, end, hyphen) <= width_;
  }

  // To the stretches between divisions that need it.
  void add_hyphens(Word& word) const {
    std::vector<Division> all;
    std::uint32_t begin = word.begin;
    word.divisions.push_back({word.end, false});
    for (const Division& division : word.divisions) {
      if (!fits(begin, division.offset, division.hyphen))
        for (const std::uint32_t at : hyphen_offsets(word, pieces_.text(), hyphenator_))
          if (at > begin && at < division.offset) all.push_back({at, true});
      all.push_back(division);
      begin = division.offset;
    }
    all.pop_back();
    word.divisions = std::move(all);
  }

  void add_cuts(std::uint32_t begin, std::uint32_t end, bool hyphen,
                std::vector<std::uint32_t>& cuts) const {
    if (fits(begin, end, hyphen)) return;
    const std::vector<std::uint32_t>& offsets = pieces_.text().offsets;
    const auto index = [&](std::uint32_t offset) {
      return static_cast<std::size_t>(std::lower_bound(offsets.begin(), offsets.end(), offset) -
                                      offsets.begin());
    };
    const std::size_t last = index(end);
    for (std::size_t first = index(begin); (first = next_cut(first, last, hyphen)) < last;)
      cuts.push_back(offsets[first]);
  }

  // The character before which a line that starts at `first` is full, at least one further on.
  std::size_t next_cut(std::size_t first, std::size_t last, bool hyphen) const {
    const std::vector<std::uint32_t>& offsets = pieces_.text().offsets;
    std::vector<std::size_t> ends;  // of the characters on the line, marks included
    double width = 0;
    for (std::size_t at = first; at < last && (ends.empty() || width <= width_);) {
      const std::size_t end = cluster_end(at, last);
      width += pieces_.width(offsets[at], offsets[end]);
      ends.push_back(end);
      at = end;
    }
    // Kerning and ligatures make the sum of characters an estimate.
    while (ends.size() > 1 &&
           !fits(offsets[first], offsets[ends.back()], hyphen && ends.back() == last))
      ends.pop_back();
    return ends.back();
  }

  std::size_t cluster_end(std::size_t at, std::size_t last) const {
    const auto joined = [&](char32_t c) {
      return is_mark(c) || is_ignorable(c) || c == kSoftHyphen;
    };
    for (++at; at < last && joined(pieces_.text().characters[at]);) ++at;
    return at;
  }

  std::vector<Word> split(const Word& word, const std::vector<std::uint32_t>& cuts) const {
    std::vector<Word> words;
    for (std::size_t i = 0; i <= cuts.size(); ++i) {
      Word part;
      part.begin = i == 0 ? word.begin : cuts[i - 1];
      part.end = i == cuts.size() ? word.end : cuts[i];
      if (i == 0) part.space_before = word.space_before, part.gap = word.gap;
      for (const Division& division : word.divisions)
        if (division.offset > part.begin && division.offset < part.end)
          part.divisions.push_back(division);
      part.pieces = pieces_.shape(part.begin, part.end);
      words.push_back(std::move(part));
    }
    return words;
  }

  double width_;
  const PieceShaper& pieces_;
  const Hyphenator* hyphenator_;
};

}  // namespace

void divide_wide_words(WordList& list, double width, const PieceShaper& pieces,
                       const Hyphenator* hyphenator) {
  const auto wide = [&](const Word& word) { return width_of(word.pieces) > width; };
  if (std::none_of(list.words.begin(), list.words.end(), wide)) return;
  const WideWordDivider divider(width, pieces, hyphenator);
  std::vector<Word> words;
  for (HardLine& line : list.lines) {
    const std::size_t first = words.size();
    for (std::size_t i = line.first; i < line.last; ++i) {
      Word& word = list.words[i];
      if (!wide(word)) {
        words.push_back(std::move(word));
        continue;
      }
      for (Word& part : divider.divide(std::move(word))) words.push_back(std::move(part));
    }
    line = {first, words.size()};
  }
  list.words = std::move(words);
}

}  // namespace quire::core::text
