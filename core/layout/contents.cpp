#include "layout/contents.hpp"

#include <algorithm>
#include <functional>

#include "layout/inline_text.hpp"
#include "layout/parts.hpp"

namespace quire::core {
namespace {

/// Calls `visit` with the key and title of each table and chart that has a number, in reading order.
void each_figure(const Blocks& blocks, const std::function<void(const std::string&, const std::string&)>& visit) {
  for (const Block& block : blocks) {
    if (const auto* table = std::get_if<Table>(&block.content))
      visit(table->key, table->title);
    else if (const auto* chart = std::get_if<Chart>(&block.content))
      visit(chart->key, chart->title);
    else if (const auto* callout = std::get_if<Callout>(&block.content))
      each_figure(callout->content, visit);
  }
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

std::vector<Unit> set_figure_list(TagId parent, const Setting& setting) {
  const TagId contents = setting.tag(Tag::Role::contents, parent);
  const TextRole role = lookup_role(setting.theme);
  std::vector<Unit> units;
  for (const Section& section : setting.document.sections)
    each_figure(section.blocks, [&](const std::string& key, const std::string& title) {
      const auto caption = setting.captions.find(key);
      if (caption == setting.captions.end()) return;
      Unit& unit = units.emplace_back();
      unit.frame = contents_line(caption->second + "\u2002" + title, key, contents, role, kColumnMeasure.width, setting);
      unit.span = Span::half;
    });
  if (!units.empty()) units.front().space_before = kBaseline / 2;
  return units;
}

bool has_figures(const Document& document) {
  bool found = false;
  for (const Section& section : document.sections)
    each_figure(section.blocks, [&](const std::string&, const std::string&) { found = true; });
  return found;
}

}  // namespace quire::core
