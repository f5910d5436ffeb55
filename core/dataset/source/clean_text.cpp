#include "dataset/source/clean_text.hpp"

#include <cstring>

#include "base/utf8.hpp"

namespace quire::core::dataset_detail {

bool has_nul(std::string_view text) { return text.find('\0') != std::string_view::npos; }

bool is_clean(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080'8080'8080'8080;
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (has_nul(text)) return false;
  for (std::size_t i = 0; i < text.size();) {
    std::uint64_t word = 0;
    if (i + sizeof word <= text.size()) {
      std::memcpy(&word, text.data() + i, sizeof word);
      if ((word & kHighBits) == 0) {
        i += sizeof word;
        continue;
      }
    }
    // No character begins in one run of non-ASCII bytes and ends in another.
    while (i < text.size() && is_ascii(text[i])) ++i;
    const std::size_t begin = i;
    while (i < text.size() && !is_ascii(text[i])) ++i;
    if (find_invalid_utf8(text.substr(begin, i - begin)) != std::string_view::npos) return false;
  }
  return true;
}

Diagnostic explain_unclean(std::string_view column, std::string_view text, SourceSpan where) {
  const bool nul = has_nul(text);
  return {nul ? "dataset.nul-character" : "dataset.invalid-utf8", Severity::error, std::move(where),
          "column " + quote(column) + ": " + quote(text) +
              (nul ? " contains a NUL character" : " is not valid UTF-8"),
          nul ? "" : "save the file as UTF-8"};
}

}  // namespace quire::core::dataset_detail
