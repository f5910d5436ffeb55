#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"
#include "text/shaper.hpp"

namespace quire::test {

/// A font whose every character is half an em wide, so that widths in tests can be counted: at 10
/// points a character is 5 points. Glyph ids are code points. A soft hyphen shows at the end of a
/// text only, as with real fonts.
class FakeShaper final : public core::Shaper {
 public:
  static constexpr double kAdvance = 500;

  const core::ShapedText& shape(std::string_view text, const core::TextStyle& style) override {
    const int look = static_cast<int>(style.weight) * 2 + (style.italic ? 1 : 0);
    const auto [entry, is_new] = cache_.try_emplace({look, std::string(text)});
    if (is_new && !text.empty()) fill(entry->second, text);
    return entry->second;
  }

  core::FontMetrics metrics(const core::TextStyle&) override { return {800, 200, 700, 500}; }

 private:
  static void fill(core::ShapedText& shaped, std::string_view text) {
    core::GlyphRun run;
    for (std::size_t i = 0; i < text.size();) {
      const char32_t c = core::next_code_point(text, i);
      if (c == 0xAD && i < text.size()) continue;
      const auto cluster = static_cast<std::uint32_t>(run.text.size());
      run.glyphs.push_back({static_cast<std::uint32_t>(c), cluster, kAdvance, 0, 0});
      run.advance += kAdvance;
      core::append_utf8(run.text, c);
    }
    shaped.advance = run.advance;
    if (!run.glyphs.empty()) shaped.runs.push_back(std::move(run));
  }

  std::map<std::pair<int, std::string>, core::ShapedText> cache_;
};

}  // namespace quire::test
