#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/document.hpp"
#include "layout/frame.hpp"

namespace quire::core {

struct Setting;
struct Unit;

/// Marks of footnotes: a, b … z, aa, ab … through the whole briefing, since sources have the numbers.
using FootnoteMarks = std::unordered_map<const Inline*, std::string>;
FootnoteMarks mark_footnotes(const Document& document);

/// The footnotes of a part: what each is called, and those that are set, by `footnote_key`.
struct Footnotes {
  const FootnoteMarks& marks;
  std::map<std::string, Frame> frames{};
};

/// Key under which a footnote can be found on its page; no plugin's key holds a line feed.
std::string footnote_key(std::string_view mark);

/// Sets a footnote for the foot of a page, its tag under `parent`, and keeps it among the setting's.
void set_footnote(const Inline& footnote, const std::string& mark, TagId parent, const Setting& setting);

/// Gives each unit the footnotes whose marks stand in it.
void hand_out_footnotes(const Footnotes& footnotes, std::vector<Unit>& units);

}  // namespace quire::core
