#pragma once

#include <vector>

#include "layout/layout.hpp"
#include "layout/paginate.hpp"
#include "layout/setting.hpp"

namespace quire::core {

/// The front page: masthead, bottom lines, key figures, judgments beside the watch list, contents.
/// Without highlights and front page only masthead and, when asked for, contents remain.
std::vector<Unit> set_front_page(const Setting& setting, const LayoutOptions& options);

/// The title of a part on the page, with the rule above it.
Unit part_title(const std::string& title, const std::string& key, TagId part,
                const Setting& setting);

/// One section, from its title on a new page to its last block; a failed one as a labelled box.
std::vector<Unit> set_section(std::size_t index, const Setting& setting);

/// The data behind the edition, the words of probability, how it was made, the sources by number, methods, terms,
/// tables and charts by page. A short paper has its marked sources and what follows them only.
std::vector<Unit> set_back_matter(const Setting& setting, const LayoutOptions& options);
/// What sections explain, by word.
bool has_terms(const Document& document);
std::vector<Unit> set_terms(TagId parent, const Setting& setting);
/// What stands behind their figures, by code.
bool has_methods(const Document& document);
std::vector<Unit> set_methods(TagId parent, const Setting& setting);
/// Title of the back matter, for contents and bookmarks; empty when there is none.
std::string back_matter_title(const Document& document, const LayoutOptions& options);
/// Of a SHA-256, where it is shown to be compared with another.
inline constexpr std::size_t kHashDigits = 8;
inline constexpr const char* kBackMatterKey = "\nback-matter";

/// Running head and foot, the same on every page but for its number.
class RunningHeads {
 public:
  RunningHeads(const Document& document, const Theme& theme, std::size_t pages, Shaper& shaper);
  /// `number` from 0; the first page has its masthead instead of a title.
  void add(Page& page, std::size_t number) const;

 private:
  const Theme& theme_;
  Shaper& shaper_;
  std::size_t pages_;
  std::string title_;
  std::string handling_;
  std::string legend_;
};

/// The back matter's type: a list to look things up in is smaller than notes, but not below the floor.
TextRole lookup_role(const Theme& theme);

/// Blocks as units: short texts in one column of reading width, longer ones in two, full-width
/// blocks between.
std::vector<Unit> set_blocks(const Blocks& blocks, TagId parent, const Setting& setting);

}  // namespace quire::core
