#include "layout/placed.hpp"

namespace quire::core {

void Planner::page(Size) { ++plan_.pages; }

void Planner::unit(const Unit& unit, Density, Point at) {
  for (const KeyPosition& key : unit.keys) plan_.keys.push_back({key.key, last_page(), at.y + key.y});
  if (!unit.bookmark.empty())
    plan_.bookmarks.push_back({unit.bookmark, unit.bookmark_level, last_page(), at.y});
}

void Planner::footnote(const Unit::Footnote& footnote, const Unit&, Point at) {
  plan_.keys.push_back({footnote.key, last_page(), at.y});
}

void Planner::warn(std::string code, std::string message) {
  diagnostics_.warn(std::move(code), {}, std::move(message));
}

void Painter::page(Size size) {
  finish();
  page_ = Page{size, {}, {}};
}

void Painter::unit(const Unit& unit, Density density, Point at) {
  Frame& own = units_[static_cast<std::size_t>(&unit - units_.data())].frame;
  const Frame& drawn = frame_of(unit, density);
  put(&drawn == &own ? std::move(own) : Frame(drawn), at, unit.tag_offset);
}

void Painter::footnote(const Unit::Footnote& footnote, const Unit& unit, Point at) {
  put(*footnote.frame, at, unit.tag_offset);
}

void Painter::footnote_rule(Point at) {
  add_line(page_->items, kArtifact, at, {at.x + grid_width(2), at.y}, {ink_, 0.5, {}});
}

void Painter::finish() {
  if (page_) take_(std::move(*page_));
}

void Painter::put(Frame frame, Point at, TagId tag_offset) {
  place(std::move(frame), at, page_->items, page_->links, tag_offset);
}

}  // namespace quire::core
