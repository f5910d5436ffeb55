#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace quire::core {

constexpr char32_t kReplacementCharacter = 0xFFFD;

/// The code point that starts at `position`, which moves past it. Malformed bytes give
/// kReplacementCharacter and move one byte on. `position` must be inside `text`.
char32_t next_code_point(std::string_view text, std::size_t& position);

void append_utf8(std::string& out, char32_t code_point);

/// Offset of the first byte that is not well-formed UTF-8 (overlong forms, surrogates and values
/// past U+10FFFF included), or npos.
std::size_t find_invalid_utf8(std::string_view text);

std::size_t count_code_points(std::string_view text);

/// `text` with malformed bytes, control characters and bidirectional overrides replaced by U+FFFD:
/// safe to print on a page or a terminal. Tabs and line feeds become spaces.
std::string printable(std::string_view text);
/// The same with its lines kept; a tab becomes four spaces.
std::string printable_lines(std::string_view text);

/// What stands between line feeds; after the last one, only what is not empty.
std::vector<std::string> lines_of(std::string_view text);

}  // namespace quire::core
