#include "base/utf8.hpp"
#include "layout/blocks.hpp"

namespace quire::core {
namespace {

constexpr Points kPadding = 5;
constexpr std::size_t kKeptLines = 36;  // half a page

// Spaces that stand for something: indents, and columns made of spaces.
std::string with_kept_spaces(std::string_view line) {
  std::string kept;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool at_start = line.find_first_not_of(' ') >= i;
    const bool one_of_many = i + 1 < line.size() && (line[i + 1] == ' ' || (i > 0 && line[i - 1] == ' '));
    if (line[i] == ' ' && (at_start || one_of_many))
      kept += "\u00A0";
    else
      kept += line[i];
  }
  return kept;
}

}  // namespace

std::vector<Unit> set_listing(const Listing& listing, Measure measure, TagId parent,
                              const Setting& setting) {
  const TagId tag = setting.tag(Tag::Role::paragraph, parent);
  TextRole role = setting.theme.note;
  role.color = setting.theme.ink;
  role.family = Family::mono;
  const TextSetting how{role, measure.width - 2 * kPadding};
  std::vector<Frame> lines;
  for (const std::string& line : lines_of(listing.text)) {
    std::vector<Frame> set = set_text(with_kept_spaces(line), how, tag, setting);
    if (set.empty()) set.emplace_back().size = {how.width, role.leading};
    for (Frame& frame : set) lines.push_back(std::move(frame));
  }
  std::vector<Unit> units;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Points above = i == 0 ? kPadding : 0;
    const Points below = i + 1 == lines.size() ? kPadding : 0;
    Unit unit;
    unit.frame.size = {measure.width, above + lines[i].size.height + below};
    add_rectangle(unit.frame.items, kArtifact, {0, 0, measure.width, unit.frame.size.height},
                  setting.theme.panel);
    place(std::move(lines[i]), {kPadding, above}, unit.frame.items, unit.frame.links);
    unit.span = measure.span;
    unit.space_before = i == 0 ? kBaseline / 2 : 0;
    // Short ones stay whole; long ones leave no single line before or after a break.
    unit.keep_with_next = lines.size() <= kKeptLines || i == 0 || i + 2 == lines.size();
    units.push_back(std::move(unit));
  }
  if (!units.empty()) units.back().keep_with_next = false;
  return units;
}

}  // namespace quire::core
