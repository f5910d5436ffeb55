#include "sheets/rich_text.hpp"

#include <charconv>
#include <optional>
#include <utility>

#include "base/utf8.hpp"

namespace quire::core {
namespace {

constexpr std::size_t kEscape = 7;  // _xHHHH_

bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_surrogate(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

/// The UTF-16 code unit of an escape that the text begins with.
std::optional<char32_t> escaped_unit(std::string_view text) {
  if (text.size() < kEscape || !text.starts_with("_x") || text[kEscape - 1] != '_') return {};
  std::uint32_t unit = 0;
  const char* const digits = text.data() + 2;
  if (const auto [rest, error] = std::from_chars(digits, digits + 4, unit, 16); rest != digits + 4) return {};
  return unit;
}

}  // namespace

std::string without_escapes(std::string_view text) {
  std::string out;
  for (;;) {
    const std::size_t begin = text.find("_x");
    out += text.substr(0, begin);
    if (begin == std::string_view::npos) return out;
    text.remove_prefix(begin);
    std::optional<char32_t> unit = escaped_unit(text);
    std::size_t size = kEscape;
    if (unit && is_high_surrogate(*unit)) {
      const std::optional<char32_t> low = escaped_unit(text.substr(kEscape));
      if (low && is_low_surrogate(*low)) {
        unit = 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00);
        size += kEscape;
      }
    }
    // Half a pair is no character: it stays as it is written.
    if (!unit || is_high_surrogate(*unit) || is_low_surrogate(*unit)) {
      out += text[0];
      size = 1;
    } else {
      append_utf8(out, *unit);
    }
    text.remove_prefix(size);
  }
}

void RichText::start(std::string_view name) {
  if (name == "rPh") in_phonetic_ = true;
  if (name == "t") in_run_ = !in_phonetic_;
}

void RichText::end(std::string_view name) {
  if (name == "rPh") in_phonetic_ = false;
  if (name != "t" || !in_run_) return;
  in_run_ = false;
  text_ += without_escapes(run_);
  run_.clear();
}

void RichText::text(std::string_view piece) {
  if (in_run_) run_ += piece;
}

std::string RichText::take() { return std::exchange(text_, {}); }

}  // namespace quire::core
