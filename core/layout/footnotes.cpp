#include "layout/footnotes.hpp"

#include <algorithm>

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

class Marker {
 public:
  FootnoteMarks run(const Document& document) {
    for (const Section& section : document.sections) add(section.blocks);
    return std::move(marks_);
  }

 private:
  void add(const Blocks& blocks) {
    for (const Block& block : blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) {
        add(paragraph->content);
      } else if (const auto* list = std::get_if<List>(&block.content)) {
        for (const Inlines& item : list->items) add(item);
      } else if (const auto* table = std::get_if<Table>(&block.content)) {
        for (const TableRow& row : table->rows)
          for (const TableCell& cell : row.cells) add(cell.content);
      } else if (const auto* callout = std::get_if<Callout>(&block.content)) {
        add(callout->content);
      }
    }
  }

  void add(const Inlines& inlines) {
    for (const Inline& item : inlines) {
      if (item.kind == Inline::Kind::footnote)
        marks_.emplace(&item, letters(marks_.size()));
      else
        add(item.children);
    }
  }

  FootnoteMarks marks_;
};

}  // namespace

FootnoteMarks mark_footnotes(const Document& document) { return Marker().run(document); }

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
