#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "text/shaper.hpp"

namespace quire::core {

/// The text that each glyph of a run stands for: the whole cluster for its first glyph. Where a
/// cluster has several glyphs, its characters are shared out; a glyph that is left without any
/// stands for a zero-width space, because PDF/A wants a character for every glyph. Views of the run's text.
std::vector<std::string_view> glyph_texts(const GlyphRun& run);

/// The character codes by which the content streams name the glyphs of one font.
///
/// A code belongs to a pair of glyph and text, not to a glyph alone: a hyphen and a soft hyphen
/// look the same and must be read differently.
class GlyphCodes {
 public:
  struct Entry {
    std::uint32_t glyph = 0;  // in the whole font
    std::string text;         // UTF-8
    std::uint16_t code = 0;   // after assign_codes
  };

  /// Index of the pair among `entries`, which are in the order of their first use.
  std::size_t use(std::uint32_t glyph, std::string_view text);

  /// One byte a code where `one_byte` and there are no more than one byte can tell apart; two
  /// otherwise. ASCII characters keep their own code where it is free. Call once, after the last
  /// `use`.
  void assign_codes(bool one_byte);

  const std::vector<Entry>& entries() const { return entries_; }
  bool is_one_byte() const { return one_byte_; }

 private:
  std::vector<Entry> entries_;
  std::unordered_map<std::uint64_t, std::size_t> letters_;  // by glyph and byte: texts of one byte, most by far
  std::map<std::pair<std::uint32_t, std::string>, std::size_t> index_;  // the others
  bool one_byte_ = false;
};

}  // namespace quire::core
