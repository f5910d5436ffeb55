#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "text/paragraph.hpp"

namespace quire::core::text {

/// What may happen after a character. `soft_hyphen`: a line may end, and then shows a hyphen.
enum class Opportunity : std::uint8_t { none, allowed, soft_hyphen, forced };

/// The spans as one text, with what UAX #14 says about breaking it.
struct ParagraphText {
  std::string text;                        // UTF-8
  std::vector<char32_t> characters;        // of `text`
  std::vector<std::uint32_t> offsets;      // of each character in `text`, and of its end
  std::vector<Opportunity> opportunities;  // after each character
  std::vector<std::uint32_t> span_ends;    // offsets in `text`

  /// Index of the span that holds the byte at `offset`.
  std::size_t span_at(std::uint32_t offset) const;
};

ParagraphText read_spans(std::span<const TextSpan> spans);

}  // namespace quire::core::text
