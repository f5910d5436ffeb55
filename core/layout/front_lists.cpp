#include "layout/front_lists.hpp"

#include <algorithm>
#include <span>

#include "document/scorecard.hpp"
#include "document/walk.hpp"
#include "document/watch_list.hpp"
#include "layout/blocks.hpp"
#include "layout/contents.hpp"
#include "layout/highlights.hpp"
#include "layout/inline_text.hpp"
#include "layout/parts.hpp"

namespace quire::core {
namespace {

Frame gap(Points width, Points height) {
  Frame frame;
  frame.size = {width, height};
  return frame;
}

/// Whether the judgment stands among the section's blocks, with its reasons.
bool is_told_in(const Section& section, const std::string& key) {
  bool found = false;
  for_each_block(section.blocks, [&](const Block& block) {
    const auto* judgment = std::get_if<Judgment>(&block.content);
    found = found || (judgment != nullptr && judgment->key == key);
  });
  return found;
}

}  // namespace

std::vector<Frame> FrontLists::judgments(Points width, std::size_t most) const {
  std::vector<Frame> frames;
  const std::vector<Picked> all = pick(setting_.document, Highlight::Kind::judgment);
  if (all.empty()) return frames;
  const std::span shown = std::span(all).first(std::min(most, all.size()));
  frames.push_back(ruled_heading("Key judgments", width, part_, setting_));
  for (const Picked& item : shown) {
    const Judgment& judgment = item.highlight->judgment;
    const TagId tag = setting_.tag(Tag::Role::paragraph, part_);
    TextRole statement = setting_.theme.body;
    statement.weight = Weight::semibold;
    for (Frame& line :
         set_text(marked(judgment), {statement, width}, tag, setting_))
      frames.push_back(std::move(line));
    const TagId facts_tag = setting_.tag(Tag::Role::paragraph, part_);
    std::string facts = "Likelihood: " + std::string(word(judgment.likelihood)) + " (" +
                        std::string(range(judgment.likelihood)) + "). Confidence: " +
                        std::string(word(judgment.confidence)) + ".";
    if (!judgment.change_note.empty())
      facts += " Change: " + judgment.change_note + ".";
    Inlines with_page = inlines_of(facts + " ");
    Inline& more = with_page.emplace_back();
    more.kind = Inline::Kind::reference;
    more.text = "More";
    more.target = is_told_in(setting_.document.sections[item.section], judgment.key) ? judgment.key : section_key(item.section);
    for (Frame& line : set_text(with_page, {setting_.theme.chart_subtitle, width}, facts_tag, setting_))
      frames.push_back(std::move(line));
    frames.push_back(gap(width, kBaseline / 2));
  }
  const std::size_t others = all_judgments(setting_.document).size() - shown.size();
  if (others == 0) return frames;
  const bool has_table = setting_.captions.contains(kScorecardKey);
  Inlines rest = inlines_of(std::to_string(others) + (has_table ? " more: " : " more in the sections."));
  if (has_table) {
    Inline& table = rest.emplace_back();
    table.kind = Inline::Kind::reference;
    table.target = kScorecardKey;
  }
  const TagId tag = setting_.tag(Tag::Role::paragraph, part_);
  for (Frame& line : set_text(rest, {setting_.theme.chart_subtitle, width}, tag, setting_)) frames.push_back(std::move(line));
  frames.push_back(gap(width, kBaseline / 2));
  return frames;
}

std::vector<Frame> FrontLists::what_changed(Points width, std::size_t most) const {
  if (!setting_.document.changes) return {};
  const ChangeSummary& changes = *setting_.document.changes;
  List list;
  list.items.assign(changes.lines.begin(),
                    changes.lines.begin() + static_cast<std::ptrdiff_t>(std::min(most, changes.lines.size())));
  if (changes.since.empty())
    list.items.push_back(inlines_of("No earlier edition is archived: marks begin with the next one."));
  else if (list.items.empty())
    list.items.push_back(inlines_of("Nothing that this briefing says moved."));
  if (!changes.details.empty()) {
    Inline reference;
    reference.kind = Inline::Kind::reference;
    reference.target = changes.details;
    Inlines all = inlines_of("All of it: ");
    all.push_back(std::move(reference));
    list.items.push_back(std::move(all));
  }
  const std::string title =
      changes.since.empty() ? "What changed" : "What changed since " + changes.since;
  return headed_list(title.c_str(), list, width);
}

std::vector<Frame> FrontLists::watch_list(Points width, std::size_t most) const {
  std::vector<const Highlight*> items = watched(setting_.document);
  if (items.empty()) return {};
  const std::size_t all = items.size();
  items.resize(std::min(all, most));
  List list;
  for (const Highlight* item : items) {
    Inlines content;
    if (item->date) {
      Inline date;
      date.kind = Inline::Kind::strong;
      date.children = inlines_of(iso_date(*item->date) + " ");
      content.push_back(std::move(date));
    }
    content.insert(content.end(), item->content.begin(), item->content.end());
    list.items.push_back(std::move(content));
  }
  if (items.size() < all) {
    Inlines rest = inlines_of(std::to_string(all - items.size()) + " more: ");
    Inline& table = rest.emplace_back();
    table.kind = Inline::Kind::reference;
    table.target = kWatchListKey;
    list.items.push_back(std::move(rest));
  }
  return headed_list("Watch list", list, width);
}

std::vector<Frame> FrontLists::decisions(Points width) const {
  List list;
  for (const std::string& decision : setting_.document.decisions)
    list.items.push_back(inlines_of(decision));
  return list.items.empty() ? std::vector<Frame>() : headed_list("Decisions this supports", list, width);
}

std::vector<Frame> FrontLists::headed_list(const char* title, const List& list, Points width) const {
  std::vector<Frame> frames{ruled_heading(title, width, part_, setting_)};
  for (Unit& unit : set_block({list}, {width, Span::full}, part_, setting_)) {
    if (frames.size() > 1) frames.push_back(gap(width, unit.space_before));
    frames.push_back(std::move(unit.frame));
  }
  frames.push_back(gap(width, kBaseline / 2));
  return frames;
}

std::vector<Frame> FrontLists::contents(Points width) const {
  const TagId contents = setting_.tag(Tag::Role::contents, part_);
  std::vector<Frame> frames{ruled_heading("Contents", width, part_, setting_)};
  const Document& document = setting_.document;
  for (std::size_t i = 0; i < document.sections.size(); ++i)
    frames.push_back(contents_line(document.sections[i].title, section_key(i), contents, setting_.theme.body, width, setting_));
  if (const std::string title = back_matter_title(document, options_); !title.empty())
    frames.push_back(contents_line(title, kBackMatterKey, contents, setting_.theme.body, width, setting_));
  return frames;
}

}  // namespace quire::core
