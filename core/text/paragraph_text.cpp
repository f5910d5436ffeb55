#include "text/paragraph_text.hpp"

#include <linebreak.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "text/characters.hpp"

namespace quire::core::text {
namespace {

constexpr char32_t kThinSpace = 0x2009;
constexpr char32_t kHairSpace = 0x200A;
constexpr char32_t kNarrowNoBreakSpace = 0x202F;
constexpr char32_t kEnDash = 0x2013;
constexpr char32_t kEmDash = 0x2014;

std::vector<char> library_breaks(const std::vector<char32_t>& characters) {
  static const bool ready = (init_linebreak(), true);
  static_cast<void>(ready);
  const std::vector<utf32_t> input(characters.begin(), characters.end());
  std::vector<char> breaks(input.size());
  // "en": “ opens and ” closes, so that Chinese in quotation marks breaks outside them.
  set_linebreaks_utf32(input.data(), input.size(), "en", breaks.data());
  return breaks;
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Whether a number and nothing else ends before `end`: "16", not "A100".
bool ends_with_number(const std::vector<char32_t>& characters, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && is_digit(characters[begin - 1])) --begin;
  return begin < end && (begin == 0 || characters[begin - 1] == U' ' || characters[begin - 1] == U'(');
}

/// Whether a letter alone ends before `end`: "T", not "chip".
bool ends_with_letter(const std::vector<char32_t>& characters, std::size_t end) {
  const auto is_letter = [](char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); };
  return end > 0 && is_letter(characters[end - 1]) &&
         (end == 1 || characters[end - 2] == U' ' || characters[end - 2] == U'(');
}

/// Whether `before` and the next stand in parentheses with a few ideographs and nothing else: a name, "(沐曦)".
bool divides_short_name(const std::vector<char32_t>& characters, std::size_t before) {
  constexpr std::size_t kLongestName = 4;
  std::size_t begin = before + 1;
  while (begin > 0 && is_ideograph(characters[begin - 1])) --begin;
  std::size_t end = before + 1;
  while (end < characters.size() && is_ideograph(characters[end])) ++end;
  return begin <= before && end > before + 1 && end - begin <= kLongestName && begin > 0 && characters[begin - 1] == U'(' &&
         end < characters.size() && characters[end] == U')';
}

// Thin and hair spaces group digits and set units apart: they hold their neighbours together,
// which UAX #14 leaves to the user of the algorithm. No line starts with an em dash that a word
// touches or the sign of "5 %", and none ends with the hyphen of "16-bit" or "T-Head", the slash of "n/k", the dash of "55–57"
// or within "(沐曦)".
bool holds_together(const std::vector<char32_t>& characters, std::size_t before) {
  const char32_t left = characters[before];
  const char32_t right = characters[before + 1];
  return left == kThinSpace || left == kHairSpace || left == kNarrowNoBreakSpace ||
         (right == kEmDash && left != U' ') || (left == U'-' && ends_with_number(characters, before)) ||
         ((left == U'-' || left == U'/') && ends_with_letter(characters, before)) ||
         (left == kEnDash && before > 0 && is_digit(characters[before - 1]) && is_digit(right)) ||
         (left == U' ' && right == U'%' && before > 0 && is_digit(characters[before - 1])) ||
         divides_short_name(characters, before);
}

void find_opportunities(ParagraphText& paragraph) {
  const std::vector<char> breaks = library_breaks(paragraph.characters);
  const std::size_t count = paragraph.characters.size();
  paragraph.opportunities.assign(count, Opportunity::none);
  for (std::size_t i = 0; i < count; ++i) {
    const char32_t c = paragraph.characters[i];
    const bool last = i + 1 == count;  // the library reports a forced break at every text's end
    Opportunity& opportunity = paragraph.opportunities[i];
    if (breaks[i] == LINEBREAK_MUSTBREAK && (!last || c == U'\n'))
      opportunity = Opportunity::forced;
    else if (last)
      opportunity = Opportunity::allowed;
    else if (breaks[i] == LINEBREAK_ALLOWBREAK && c == kSoftHyphen)
      opportunity = Opportunity::soft_hyphen;
    else if (breaks[i] == LINEBREAK_ALLOWBREAK && !holds_together(paragraph.characters, i))
      opportunity = Opportunity::allowed;
  }
}

}  // namespace

std::size_t ParagraphText::span_at(std::uint32_t offset) const {
  return static_cast<std::size_t>(std::upper_bound(span_ends.begin(), span_ends.end(), offset) -
                                  span_ends.begin());
}

ParagraphText read_spans(std::span<const TextSpan> spans) {
  ParagraphText paragraph;
  for (const TextSpan& span : spans) {
    paragraph.text += span.text;
    paragraph.span_ends.push_back(static_cast<std::uint32_t>(paragraph.text.size()));
  }
  for (std::size_t i = 0; i < paragraph.text.size();) {
    paragraph.offsets.push_back(static_cast<std::uint32_t>(i));
    paragraph.characters.push_back(next_code_point(paragraph.text, i));
  }
  paragraph.offsets.push_back(static_cast<std::uint32_t>(paragraph.text.size()));
  find_opportunities(paragraph);
  return paragraph;
}

}  // namespace quire::core::text
