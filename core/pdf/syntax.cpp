#include "pdf/syntax.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/utf8.hpp"

namespace quire::core {

namespace {

constexpr std::size_t kLongestTitle = 2000;  // code points; libharu takes 65535 bytes

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

void append_utf16(std::string& out, char32_t unit) {
  out += static_cast<char>(unit >> 8 & 0xFF);
  out += static_cast<char>(unit & 0xFF);
}

std::string utf16(std::string_view utf8) {
  std::string out;
  for (std::size_t position = 0; position < utf8.size();) {
    char32_t c = next_code_point(utf8, position);
    if (c == 0 || c == 0xFEFF || c == 0xFFFE) c = kReplacementCharacter;
    if (c > 0xFFFF) {
      append_utf16(out, 0xD800 + ((c - 0x10000) >> 10));
      append_utf16(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
    } else {
      append_utf16(out, c);
    }
  }
  return out;
}

}  // namespace

std::string reference(ObjectId id) { return std::to_string(id) + " 0 R"; }

namespace {

void append_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> buffer;
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  out.append(buffer.data(), end);
}

}  // namespace

void append_number(std::string& out, double value, int decimals) {
  constexpr double kLargest = 1e6;
  if (!std::isfinite(value)) value = 0;
  value = std::clamp(value, -kLargest, kLargest);
  // As a whole number of the last place: pages are full of numbers, and std::to_chars takes ten times as long.
  std::int64_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  const std::int64_t scaled = std::llround(value * static_cast<double>(scale));
  const std::int64_t size = std::abs(scaled);
  if (scaled < 0) out += '-';
  append_integer(out, size / scale);
  std::int64_t rest = size % scale;
  if (rest == 0) return;
  out += '.';
  for (scale /= 10; rest != 0; scale /= 10) {
    out += static_cast<char>('0' + rest / scale);
    rest %= scale;
  }
}

void append_string_byte(std::string& out, unsigned char byte) {
  switch (byte) {
    case '(':
    case ')':
    case '\\':
      out += '\\';
      out += static_cast<char>(byte);
      break;
    case '\r':  // a bare one is read as a line feed
      out += "\\r";
      break;
    case '\n':
      out += "\\n";
      break;
    default:
      out += static_cast<char>(byte);
  }
}

std::string literal_string(std::string_view bytes) {
  std::string out = "(";
  for (const char c : bytes) append_string_byte(out, static_cast<unsigned char>(c));
  return out + ")";
}

void append_hex(std::string& out, unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out += kDigits[byte >> 4];
  out += kDigits[byte & 15];
}

std::string utf16_hex(std::string_view utf8) {
  std::string out;
  for (const char c : utf16(utf8)) append_hex(out, static_cast<unsigned char>(c));
  return out;
}

std::string text_bytes(std::string_view utf8) {
  return is_plain_ascii(utf8) ? std::string(utf8) : "\xFE\xFF" + utf16(utf8);
}

std::string text_string(std::string_view utf8) {
  return is_plain_ascii(utf8) ? literal_string(utf8) : "<FEFF" + utf16_hex(utf8) + ">";
}

std::string title_text(std::string_view utf8) {
  const std::string text = printable(utf8);
  std::size_t end = 0;
  for (std::size_t count = 0; count < kLongestTitle && end < text.size(); ++count)
    next_code_point(text, end);
  return text.substr(0, end);
}

std::string pdf_date(Date date) {
  std::string digits = iso_date(date);
  std::erase(digits, '-');
  return "D:" + digits + "000000Z";
}

}  // namespace quire::core
