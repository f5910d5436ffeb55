#include "text/itemize.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "base/utf8.hpp"
#include "text/characters.hpp"

namespace quire::core::text {
namespace {

bool is_space(char32_t c) { return category_of(c) == HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR; }

// Tabs and line ends that reach shaping are spaces.
char32_t plain(char32_t c) { return (c >= 0x09 && c <= 0x0D) || c == 0x85 ? U' ' : c; }

std::optional<char32_t> composed(char32_t base, char32_t mark) {
  hb_codepoint_t result = 0;
  if (!hb_unicode_compose(hb_unicode_funcs_get_default(), base, mark, &result)) return {};
  return result;
}

class Itemizer {
 public:
  Itemizer(const FontChain& chain, const Coverage& has, std::set<char32_t>& missing)
      : chain_(chain), has_(has), missing_(missing) {}

  // `cluster`: a base character and the marks and format controls after it.
  void add(std::span<const char32_t> cluster) {
    const FontId font = font_for(cluster);
    if (stretches_.empty() || stretches_.back().font != font) stretches_.push_back({font, {}, {}});
    for (const char32_t c : cluster) append(c, shown_by(font, c, cluster));
  }

  void add_hyphen() {
    if (stretches_.empty()) stretches_.push_back({chain_.front(), {}, {}});
    append(kSoftHyphen, has_(stretches_.back().font, U'\u2010') ? U'\u2010' : U'-');
  }

  std::vector<FontStretch> take() { return std::move(stretches_); }

 private:
  void append(char32_t character, char32_t shown) {
    FontStretch& stretch = stretches_.back();
    stretch.characters.push_back({shown, static_cast<std::uint32_t>(stretch.text.size())});
    append_utf8(stretch.text, character);
  }

  FontId font_for(std::span<const char32_t> cluster) const {
    if (is_ignorable(cluster.front()) && !stretches_.empty()) return stretches_.back().font;
    for (const FontId font : chain_)
      if (has_all(font, cluster)) return font;
    for (const FontId font : chain_)
      if (has_(font, cluster.front())) return font;
    return chain_.front();
  }

  bool has_all(FontId font, std::span<const char32_t> cluster) const {
    return std::all_of(cluster.begin(), cluster.end(), [&](char32_t c) {
      return is_ignorable(c) || has_(font, c) || has_composed(font, c, cluster);
    });
  }

  // HarfBuzz composes a base and its mark where the font has only the composed character.
  bool has_composed(FontId font, char32_t mark, std::span<const char32_t> cluster) const {
    std::optional<char32_t> so_far = cluster.front();
    for (std::size_t i = 1; i < cluster.size() && so_far; ++i) {
      so_far = composed(*so_far, cluster[i]);
      if (cluster[i] == mark) return so_far && has_(font, *so_far);
    }
    return false;
  }

  // HarfBuzz makes the fixed-width spaces that a font lacks out of its plain space.
  char32_t shown_by(FontId font, char32_t c, std::span<const char32_t> cluster) {
    if (is_ignorable(c) || has_(font, c) || is_space(c) || has_composed(font, c, cluster)) return c;
    missing_.insert(c);
    return has_(font, U'\u25A1') ? U'\u25A1' : U'?';
  }

  const FontChain& chain_;
  const Coverage& has_;
  std::set<char32_t>& missing_;
  std::vector<FontStretch> stretches_;
};

}  // namespace

std::vector<FontStretch> itemize(std::string_view text, const FontChain& chain,
                                 const Coverage& has, std::set<char32_t>& missing) {
  Itemizer itemizer(chain, has, missing);
  std::vector<char32_t> cluster;
  bool ends_in_soft_hyphen = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = plain(next_code_point(text, i));
    ends_in_soft_hyphen = c == kSoftHyphen;
    if (ends_in_soft_hyphen) continue;
    const bool starts_cluster = !is_mark(c) && !is_ignorable(c);
    if (starts_cluster && !cluster.empty()) {
      itemizer.add(cluster);
      cluster.clear();
    }
    cluster.push_back(c);
  }
  if (!cluster.empty()) itemizer.add(cluster);
  if (ends_in_soft_hyphen) itemizer.add_hyphen();
  return itemizer.take();
}

}  // namespace quire::core::text
