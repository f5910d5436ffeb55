#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.hpp"

namespace quire::core {

/// Number of an indirect object; 0 is none.
using ObjectId = std::uint32_t;

/// `12 0 R`.
std::string reference(ObjectId id);

/// `value` in decimal with at most `decimals` places, of nine, no exponent, no trailing zeros. What is not
/// finite becomes 0 and what no page can hold is clamped: a number can never break the syntax.
void append_number(std::string& out, double value, int decimals = 2);

/// `bytes` as a literal string, parentheses included: nothing in it can end it early.
std::string literal_string(std::string_view bytes);

/// One byte of a literal string, escaped where it must be.
void append_string_byte(std::string& out, unsigned char byte);

/// Two hex digits.
void append_hex(std::string& out, unsigned char byte);

/// UTF-8 as UTF-16BE in hex digits, without byte order mark. Code points that a ToUnicode map must
/// not hold (U+0000, U+FEFF, U+FFFE) become U+FFFD.
std::string utf16_hex(std::string_view utf8);

/// The bytes of a text string: ASCII as it is, anything else as UTF-16BE with byte order mark.
std::string text_bytes(std::string_view utf8);

/// `text_bytes` written as a string object.
std::string text_string(std::string_view utf8);

/// Fit for titles: `printable`, and cut to a length that libharu's strings can hold.
std::string title_text(std::string_view utf8);

/// `D:20261123000000Z`.
std::string pdf_date(Date date);

}  // namespace quire::core
