#include "base/utf8.hpp"

#include <catch2/catch.hpp>

using namespace quire::core;

TEST_CASE("every code point survives encoding and decoding", "[base][utf8]") {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    append_utf8(text, c);
    std::size_t position = 0;
    const bool same = next_code_point(text, position) == c && position == text.size() &&
                      find_invalid_utf8(text) == std::string_view::npos;
    if (!same) FAIL("code point " << static_cast<std::uint32_t>(c));
  }
}

TEST_CASE("malformed UTF-8 is found where it starts", "[base][utf8]") {
  CHECK(find_invalid_utf8("ab\x80") == 2);                // continuation without a lead
  CHECK(find_invalid_utf8("ab\xC3") == 2);                // cut short
  CHECK(find_invalid_utf8("\xC0\x80") == 0);              // overlong NUL
  CHECK(find_invalid_utf8("\xE0\x80\xAF") == 0);          // overlong slash
  CHECK(find_invalid_utf8("\xED\xA0\x80") == 0);          // surrogate
  CHECK(find_invalid_utf8("\xF4\x90\x80\x80") == 0);      // past U+10FFFF
  CHECK(find_invalid_utf8("\xF8\x88\x80\x80\x80") == 0);  // five bytes
  CHECK(find_invalid_utf8("é中😀") == std::string_view::npos);
}

TEST_CASE("a malformed byte decodes to one replacement character", "[base][utf8]") {
  std::size_t position = 0;
  CHECK(next_code_point("\xFFx", position) == kReplacementCharacter);
  CHECK(position == 1);
  CHECK(count_code_points("é中😀") == 3);
}

TEST_CASE("printable hides what could steer a terminal or turn text around", "[base][utf8]") {
  CHECK(printable("a\nb\tc") == "a b c");
  CHECK(printable("\x1b[0m") == "\uFFFD[0m");
  CHECK(printable("x\u202Ey") == "x\uFFFDy");
  CHECK(printable("\xFFz") == "\uFFFDz");
  CHECK(printable("é中😀") == "é中😀");
}
