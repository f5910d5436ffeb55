#include <algorithm>
#include <span>

#include "layout/blocks.hpp"
#include "layout/float_charts.hpp"
#include "layout/parts.hpp"

namespace quire::core {
namespace {

// Shorter runs of text stand in one column: two would be stumps.
constexpr Points kShortText = 10 * kBaseline;
// Labels above this leave a figure in a column no room for what it shows: it takes the page's width.
constexpr Points kLargeLabels = 9;

bool stands_full(const Block& block, const Theme& theme) {
  const bool large = theme.label.size > kLargeLabels;
  if (const auto* paragraph = std::get_if<Paragraph>(&block.content))
    return paragraph->role == Paragraph::Role::lead;
  if (const auto* table = std::get_if<Table>(&block.content)) return large || table->span == Span::full;
  if (const auto* chart = std::get_if<Chart>(&block.content)) return large || chart->span == Span::full;
  if (const auto* heading = std::get_if<Heading>(&block.content)) return heading->level <= 2;
  return std::holds_alternative<KeyFigures>(block.content) ||
         std::holds_alternative<Image>(block.content);
}

bool is_box(const Block& block) {
  return std::holds_alternative<Judgment>(block.content) ||
         std::holds_alternative<Callout>(block.content);
}

bool is_figure(const Block& block) {
  return std::holds_alternative<Table>(block.content) ||
         std::holds_alternative<Chart>(block.content);
}

void append(std::vector<Unit>& units, std::vector<Unit> more) {
  for (Unit& unit : more) units.push_back(std::move(unit));
}

// A heading belongs to what follows: closer to it than to what went before.
void draw_near_heading(const std::span<const Block> blocks, std::size_t i, std::vector<Unit>& units) {
  const bool after_heading = i > 0 && std::holds_alternative<Heading>(blocks[i - 1].content);
  if (after_heading && !units.empty())
    units.front().space_before = std::min(units.front().space_before, kBaseline / 2);
}

Points height_of(const std::vector<Unit>& units) {
  Points height = 0;
  for (const Unit& unit : units) height += unit.space_before + unit.frame.size.height;
  return height;
}

// Blocks that need not span the page: in two columns when they are at least `shortest` tall.
std::vector<Unit> set_run(std::span<const Block> blocks, Points shortest, TagId parent,
                          const Setting& setting) {
  const auto set_to = [&](Measure measure, Diagnostics& diagnostics) {
    const Setting attempt{setting.document,   setting.theme, setting.shaper, setting.hyphenator,
                          setting.tags,       diagnostics,   setting.pages,  setting.captions,
                          setting.footnotes};
    std::vector<Unit> units;
    for (const Block& block : blocks) append(units, set_block(block, measure, parent, attempt));
    return units;
  };
  // The first attempt may be thrown away: its tags and diagnostics with it.
  const std::size_t tags = setting.tags.size();
  Diagnostics found;
  std::vector<Unit> units = set_to(kColumnMeasure, found);
  // A lone box would leave the other column empty.
  const bool lone_box = std::count_if(blocks.begin(), blocks.end(), is_box) == 1 &&
                        height_of(units) < 2 * shortest;
  if (height_of(units) < shortest || lone_box) {
    setting.tags.resize(tags);
    return set_to(lone_box ? kFullMeasure : kReadingMeasure, setting.diagnostics);
  }
  for (const Diagnostic& diagnostic : found.all()) setting.diagnostics.add(diagnostic);
  return units;
}

// Headings lie on their side with the table that follows.
void turn_headings(std::vector<Unit>& units) {
  for (std::size_t i = units.size(); i-- > 1;)
    if (units[i].turned && units[i - 1].keep_with_next && units[i - 1].span == Span::full)
      units[i - 1].turned = true;
}

std::vector<Unit> failure_box(const Section& section, TagId parent, const Setting& setting) {
  Callout gap;
  gap.kind = Callout::Kind::gap;
  gap.title = "This section is missing";
  const auto say = [&](const std::string& text, Paragraph::Role role) {
    gap.content.push_back({Paragraph{role, inlines_of(text)}});
  };
  say("The plugin " + section.plugin +
          (section.plugin_version.empty() ? "" : " " + section.plugin_version) +
          " did not deliver it: " + section.failure->reason + ".",
      Paragraph::Role::body);
  if (!section.failure->log.empty())
    say("It printed last: " + section.failure->log, Paragraph::Role::note);
  if (!section.failure->reproduce.empty())
    say("To see it happen: " + section.failure->reproduce, Paragraph::Role::note);
  return set_block({gap}, kFullMeasure, parent, setting);
}

}  // namespace

std::vector<Unit> set_blocks(const Blocks& blocks, TagId parent, const Setting& setting) {
  std::vector<Unit> units;
  for (std::size_t i = 0; i < blocks.size();) {
    if (stands_full(blocks[i], setting.theme)) {
      std::vector<Unit> block = set_block(blocks[i], kFullMeasure, parent, setting);
      draw_near_heading(blocks, i++, block);
      append(units, std::move(block));
      continue;
    }
    std::size_t end = i;
    bool has_figure = false;
    while (end < blocks.size() && !stands_full(blocks[end], setting.theme))
      has_figure = is_figure(blocks[end++]) || has_figure;
    const std::span<const Block> run(blocks.data() + i, end - i);
    std::vector<Unit> set = set_run(run, has_figure ? Points{0} : kShortText, parent, setting);
    draw_near_heading(blocks, i, set);
    append(units, std::move(set));
    i = end;
  }
  return units;
}

Unit part_title(const std::string& title, const std::string& key, TagId part,
                const Setting& setting) {
  constexpr Points kRuleGap = 5;
  const TagId tag = setting.tag(Tag::Role::h1, part);
  Frame lines = stack(set_text(title, {setting.theme.title, kLiveWidth}, tag, setting));
  Unit unit;
  unit.frame.size = {kLiveWidth, lines.size.height + kRuleGap};
  add_line(unit.frame.items, kArtifact, {0, 0}, {kLiveWidth, 0}, {setting.theme.ink, 1, {}});
  place(std::move(lines), {0, kRuleGap}, unit.frame.items, unit.frame.links);
  unit.space_before = 2 * kBaseline;
  // A paper without a front page is a short one: its parts run on.
  unit.starts_page = setting.document.front_page;
  unit.keep_with_next = true;
  unit.keys.push_back({key, 0});
  unit.bookmark = title;
  return unit;
}

std::vector<Unit> set_section(std::size_t index, const Setting& setting) {
  const Section& section = setting.document.sections[index];
  const TagId part = setting.tag(Tag::Role::section, kRootTag);
  std::vector<Unit> units;
  units.push_back(part_title(section.title, section_key(index), part, setting));
  append(units, section.failure ? failure_box(section, part, setting)
                                : set_blocks(section.blocks, part, setting));
  turn_headings(units);
  return float_charts(std::move(units));
}

}  // namespace quire::core
