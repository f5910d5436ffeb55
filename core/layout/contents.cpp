#include "layout/contents.hpp"

#include <algorithm>

#include "document/walk.hpp"
#include "layout/inline_text.hpp"
#include "layout/parts.hpp"

namespace quire::core {
namespace {

struct Figure {
  const std::string& key;
  const std::string& title;
};

/// Calls `visit` with each table and chart, in reading order.
template <class Visit>
void for_each_figure(const Document& document, const Visit& visit) {
  for (const Section& section : document.sections)
    for_each_block(section.blocks, [&](const Block& block) {
      if (const auto* table = std::get_if<Table>(&block.content)) visit(Figure{table->key, table->title});
      if (const auto* chart = std::get_if<Chart>(&block.content)) visit(Figure{chart->key, chart->title});
    });
}

}  // namespace

Frame contents_line(const std::string& title, const std::string& key, TagId contents, const TextRole& role,
                    Points width, const Setting& setting) {
  constexpr Points kNumberWidth = 18;
  constexpr double kDigitWidth = 0.7;  // of the type size, more than any of the fonts'
  const TagId item = setting.tag(Tag::Role::contents_item, contents);
  const TagId link = setting.tag(Tag::Role::link, item);
  const auto page = setting.pages.find(key);
  const std::string number = page ? std::to_string(*page + 1) : "";
  const Points number_width = std::max(kNumberWidth, kDigitWidth * role.size * static_cast<double>(number.size()));
  TextSetting how{role, width - number_width};
  Frame frame = stack(set_text(title, how, link, setting));
  frame.links.push_back({link, {0, 0, width, frame.size.height}, {}, 0, 0, title, key});
  if (page) {
    how.width = number_width;
    how.align = ParagraphOptions::Align::right;
    how.numbers = NumberStyle::tabular;
    const std::vector<Frame> lines = set_text(number, how, link, setting);
    place(lines.front(), {width - number_width, frame.size.height - role.leading}, frame.items, frame.links);
  }
  frame.size = {width, frame.size.height + 2};
  return frame;
}

Frame ruled_heading(const char* text, Points width, TagId part, const Setting& setting) {
  const Theme& theme = setting.theme;
  const TagId tag = setting.tag(Tag::Role::h2, part);
  Frame frame;
  frame.size = {width, theme.heading.leading + 6};
  add_line(frame.items, kArtifact, {0, 0}, {width, 0}, {theme.ink, 0.75, {}});
  place(stack(set_text(text, {theme.heading, width}, tag, setting)), {0, 4}, frame.items, frame.links);
  return frame;
}

std::vector<Unit> set_contents(TagId part, const Setting& setting, const LayoutOptions& options) {
  constexpr Points kIndent = 14;
  const TagId contents = setting.tag(Tag::Role::contents, part);
  const Document& document = setting.document;
  std::vector<Unit> units;
  const auto add = [&](Frame frame) { units.emplace_back().frame = std::move(frame); };
  const auto line = [&](const std::string& title, const std::string& key, Points indent) {
    const Frame inner = contents_line(title, key, contents, setting.theme.body, kLiveWidth - indent, setting);
    Frame frame;
    place(inner, {indent, 0}, frame.items, frame.links);
    frame.size = {kLiveWidth, inner.size.height};
    add(std::move(frame));
  };
  add(ruled_heading("Contents", kLiveWidth, part, setting));
  units.back().space_before = kBaseline;
  units.back().keep_with_next = true;
  for (std::size_t i = 0; i < document.sections.size(); ++i) {
    line(document.sections[i].title, section_key(i), 0);
    for (const Block& block : document.sections[i].blocks) {
      const auto* heading = std::get_if<Heading>(&block.content);
      if (heading != nullptr && heading->level == 2 && !heading->key.empty())
        line(plain_text(heading->content), heading->key, kIndent);
    }
  }
  if (const std::string title = back_matter_title(document, options); !title.empty()) line(title, kBackMatterKey, 0);
  return units;
}

std::vector<Unit> set_figure_list(TagId parent, const Setting& setting) {
  const TagId contents = setting.tag(Tag::Role::contents, parent);
  const TextRole role = lookup_role(setting.theme);
  std::vector<Unit> units;
  for_each_figure(setting.document, [&](const Figure& figure) {
    const std::string title = setting.captions.at(figure.key) + "\u2002" + figure.title;
    Unit& unit = units.emplace_back();
    unit.frame = contents_line(title, figure.key, contents, role, kColumnMeasure.width, setting);
    unit.span = Span::half;
  });
  if (!units.empty()) units.front().space_before = kBaseline / 2;
  return units;
}

bool has_figures(const Document& document) {
  bool found = false;
  for_each_figure(document, [&](const Figure&) { found = true; });
  return found;
}

}  // namespace quire::core
