#include "layout/footnotes.hpp"

#include <algorithm>

#include "document/walk.hpp"
#include "layout/inline_text.hpp"
#include "layout/setting.hpp"

namespace quire::core {
namespace {

constexpr std::string_view kKeyStart = "\nfootnote/";

/// 0: a, 25: z, 26: aa.
std::string letters(std::size_t index) {
  std::string mark;
  for (std::size_t rest = index + 1; rest != 0; rest = (rest - 1) / 26)
    mark.insert(mark.begin(), static_cast<char>('a' + (rest - 1) % 26));
  return mark;
}

void mark(const Inlines& inlines, FootnoteMarks& marks) {
  for (const Inline& item : inlines) {
    if (item.kind == Inline::Kind::footnote)
      marks.emplace(&item, letters(marks.size()));
    else
      mark(item.children, marks);
  }
}

}  // namespace

FootnoteMarks mark_footnotes(const Document& document) {
  FootnoteMarks marks;
  for (const Section& section : document.sections)
    for_each_block(section.blocks, [&](const Block& block) {
      for_each_text(block, [&](const Inlines& text) { mark(text, marks); });
    });
  return marks;
}

std::string footnote_key(std::string_view mark) { return std::string(kKeyStart) + std::string(mark); }

void set_footnote(const Inline& footnote, const std::string& mark, TagId parent, const Setting& setting) {
  const TextSetting how{setting.theme.note, kColumnMeasure.width};
  const TagId tag = setting.tag(Tag::Role::note, parent);
  std::vector<InlineSpan> spans = flatten(inlines_of(mark + "\u2002"), how, tag, setting);
  for (InlineSpan& span : flatten(footnote.children, how, tag, setting)) spans.push_back(std::move(span));
  setting.footnotes.frames.insert_or_assign(footnote_key(mark), stack(set_lines(spans, how, setting)));
}

void hand_out_footnotes(const Footnotes& footnotes, std::vector<Unit>& units) {
  if (footnotes.frames.empty()) return;
  for (Unit& unit : units) {
    for (const LinkArea& link : unit.frame.links) {
      if (!link.target.starts_with(kKeyStart)) continue;
      const auto set = footnotes.frames.find(link.target);
      const auto same = [&](const Unit::Footnote& one) { return one.key == link.target; };
      if (set != footnotes.frames.end() && std::none_of(unit.footnotes.begin(), unit.footnotes.end(), same))
        unit.footnotes.push_back({link.target, &set->second});
    }
  }
}

}  // namespace quire::core
