#include "text/word_divisions.hpp"

#include <algorithm>

#include "text/characters.hpp"

namespace quire::core::text {
namespace {

constexpr std::size_t kLongestDivided = 60;  // letters

struct CharacterRange {
  std::size_t first = 0;
  std::size_t last = 0;
};

std::size_t character_at(const ParagraphText& text, std::uint32_t offset) {
  return static_cast<std::size_t>(
      std::lower_bound(text.offsets.begin(), text.offsets.end(), offset) - text.offsets.begin());
}

// Without the quotes, brackets and stops around it.
CharacterRange core_of(const Word& word, const ParagraphText& text) {
  CharacterRange core{character_at(text, word.begin), character_at(text, word.end)};
  const auto letter = [&](std::size_t i) { return is_letter(text.characters[i]); };
  while (core.first < core.last && !letter(core.first)) ++core.first;
  while (core.first < core.last && !letter(core.last - 1)) --core.last;
  return core;
}

bool joins_letters(char32_t c) {
  return c == U'-' || c == U'\'' || c == U'’' || c == U'‐' || c == U'‑' || c == U'–' || c == U'—';
}

bool is_capital(char32_t c) {
  return category_of(c) == HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER;
}

bool is_plain_word(CharacterRange core, const ParagraphText& text) {
  std::size_t letters = 0;
  std::size_t capitals = 0;
  for (std::size_t i = core.first; i < core.last; ++i) {
    const char32_t c = text.characters[i];
    if (is_letter(c))
      ++letters, capitals += is_capital(c) ? 1 : 0;
    else if (!joins_letters(c))
      return false;
  }
  return capitals < letters;
}

void add_divisions(CharacterRange letters, const ParagraphText& text, const Hyphenator& hyphenator,
                   std::vector<std::uint32_t>& offsets) {
  if (letters.last - letters.first > kLongestDivided) return;
  const std::uint32_t begin = text.offsets[letters.first];
  const std::uint32_t end = text.offsets[letters.last];
  // A hyphen takes its style from the letters before it: a word in two styles is left alone.
  if (text.span_at(begin) != text.span_at(end - 1)) return;
  for (const std::size_t at :
       hyphenator.divisions(std::string_view(text.text).substr(begin, end - begin)))
    offsets.push_back(begin + static_cast<std::uint32_t>(at));
}

}  // namespace

std::vector<std::uint32_t> hyphen_offsets(const Word& word, const ParagraphText& text,
                                          const Hyphenator* hyphenator) {
  if (!word.soft_hyphens.empty()) return word.soft_hyphens;
  std::vector<std::uint32_t> offsets;
  if (hyphenator == nullptr) return offsets;
  const CharacterRange core = core_of(word, text);
  if (!is_plain_word(core, text)) return offsets;
  for (std::size_t i = core.first; i < core.last;) {
    CharacterRange letters{i, i};
    while (letters.last < core.last && is_letter(text.characters[letters.last])) ++letters.last;
    if (letters.last > letters.first) add_divisions(letters, text, *hyphenator, offsets);
    i = letters.last + 1;
  }
  return offsets;
}

}  // namespace quire::core::text
