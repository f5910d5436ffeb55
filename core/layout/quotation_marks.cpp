#include "layout/quotation_marks.hpp"

namespace quire::core {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Every letter that is not ASCII counts, by the bytes of its UTF-8.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool begins_after(char before) { return std::string_view(" \t\n([{/-").find(before) != std::string_view::npos; }

std::string_view single(char before, char after) {
  if (begins_after(before) && (is_letter(after) || is_digit(after))) return "‘";
  const bool measures = is_digit(before) && !is_letter(after);
  return measures || begins_after(before) ? "'" : "’";
}

}  // namespace

std::string QuotationMarks::set(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char after = i + 1 < text.size() ? text[i + 1] : ' ';
    if (c == '\'') {
      out += single(before_, after);
    } else if (c == '"') {
      const bool opens = !open_ && begins_after(before_);
      out += opens ? "“" : open_ ? "”" : "\"";
      open_ = opens;
    } else {
      out += c;
    }
    before_ = c;
  }
  return out;
}

}  // namespace quire::core
