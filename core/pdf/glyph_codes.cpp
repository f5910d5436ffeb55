#include "pdf/glyph_codes.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.hpp"

namespace quire::core {

namespace {

// Codes that need no escape and are no line end; 0 stays unused, as readers treat it oddly.
constexpr std::size_t kOneByteCodes = 253;  // 1..255 without 10 and 13
constexpr std::string_view kZeroWidthSpace = "\xE2\x80\x8B";

/// `text` dealt out to `count` glyphs, a code point each, what is left to the last.
void share_out(std::string_view text, std::size_t count, std::vector<std::string_view>& out) {
  std::size_t position = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t start = position;
    if (i + 1 == count) {
      position = text.size();
    } else if (position < text.size()) {
      next_code_point(text, position);
    }
    out.emplace_back(start == position ? kZeroWidthSpace : text.substr(start, position - start));
  }
}

bool is_a_glyph_a_byte(const GlyphRun& run) {
  if (run.glyphs.size() != run.text.size()) return false;
  for (std::size_t i = 0; i < run.glyphs.size(); ++i)
    if (run.glyphs[i].cluster != i || static_cast<unsigned char>(run.text[i]) >= 0x80) return false;
  return true;
}

}  // namespace

std::vector<std::string_view> glyph_texts(const GlyphRun& run) {
  std::vector<std::string_view> out;
  out.reserve(run.glyphs.size());
  if (is_a_glyph_a_byte(run)) {
    for (std::size_t i = 0; i < run.text.size(); ++i) out.push_back(std::string_view(run.text).substr(i, 1));
    return out;
  }
  std::set<std::size_t> starts{run.text.size()};
  for (const GlyphRun::Glyph& glyph : run.glyphs)
    starts.insert(std::min<std::size_t>(glyph.cluster, run.text.size()));
  for (std::size_t i = 0; i < run.glyphs.size();) {
    std::size_t end = i + 1;
    while (end < run.glyphs.size() && run.glyphs[end].cluster == run.glyphs[i].cluster) ++end;
    const std::size_t from = std::min<std::size_t>(run.glyphs[i].cluster, run.text.size());
    const auto next = starts.upper_bound(from);
    const std::size_t to = next == starts.end() ? run.text.size() : *next;
    share_out(std::string_view(run.text).substr(from, to - from), end - i, out);
    i = end;
  }
  return out;
}

std::size_t GlyphCodes::use(std::uint32_t glyph, std::string_view text) {
  const auto entry = [&](auto& index, auto key) {
    const auto [found, is_new] = index.try_emplace(std::move(key), entries_.size());
    if (is_new) entries_.push_back({glyph, std::string(text), 0});
    return found->second;
  };
  if (text.size() != 1) return entry(index_, std::pair(glyph, std::string(text)));
  return entry(letters_, std::uint64_t{glyph} << 8 | static_cast<unsigned char>(text[0]));
}

void GlyphCodes::assign_codes(bool one_byte) {
  one_byte_ = one_byte && entries_.size() <= kOneByteCodes;
  std::vector<bool> taken(0x10000, false);
  taken[0] = taken['\n'] = taken['\r'] = true;
  if (one_byte_) {
    for (Entry& entry : entries_) {
      if (entry.text.size() != 1) continue;
      const auto character = static_cast<unsigned char>(entry.text[0]);
      if (character < ' ' || character > '~' || taken[character]) continue;
      entry.code = character;
      taken[character] = true;
    }
  }
  // From 128 up first, so that content streams stay readable; then what is left below.
  std::uint16_t next = one_byte_ ? 0x80 : 1;
  for (Entry& entry : entries_) {
    if (entry.code != 0) continue;
    while (taken[next]) next = one_byte_ && next == 0xFF ? 1 : static_cast<std::uint16_t>(next + 1);
    entry.code = next;
    taken[next] = true;
  }
}

}  // namespace quire::core
