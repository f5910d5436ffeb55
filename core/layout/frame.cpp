#include "layout/frame.hpp"

#include <type_traits>

namespace quire::core {

void add_rectangle(std::vector<Item>& items, TagId tag, const Rect& area, std::optional<Color> fill,
                   std::optional<Stroke> stroke) {
  using Kind = PathSegment::Kind;
  ShapeItem shape;
  shape.tag = tag;
  shape.path = {{Kind::move, {area.x, area.y}, {}, {}},
                {Kind::line, {area.right(), area.y}, {}, {}},
                {Kind::line, {area.right(), area.bottom()}, {}, {}},
                {Kind::line, {area.x, area.bottom()}, {}, {}},
                {Kind::close, {}, {}, {}}};
  shape.fill = fill;
  shape.stroke = std::move(stroke);
  items.emplace_back(std::move(shape));
}

void add_line(std::vector<Item>& items, TagId tag, Point from, Point to, Stroke stroke) {
  ShapeItem shape;
  shape.tag = tag;
  shape.path = {{PathSegment::Kind::move, from, {}, {}}, {PathSegment::Kind::line, to, {}, {}}};
  shape.stroke = std::move(stroke);
  items.emplace_back(std::move(shape));
}

Points add_text(std::vector<Item>& items, TagId tag, std::string_view text, Point at,
                const TextStyle& style, Color color, Shaper& shaper, Anchor anchor) {
  const ShapedText& shaped = shaper.shape(text, style);
  const Points width = shaped.advance * style.size / 1000.0;
  if (anchor == Anchor::middle) at.x -= width / 2;
  if (anchor == Anchor::end) at.x -= width;

  TextItem item;
  item.tag = tag;
  item.at = at;
  item.size = style.size;
  item.color = color;
  Points x = 0;
  for (const GlyphRun& run : shaped.runs) {
    item.runs.push_back({&run, x, false});
    x += run.advance * style.size / 1000.0;
  }
  if (!item.runs.empty()) items.emplace_back(std::move(item));
  return width;
}

void place(Frame frame, Point by, std::vector<Item>& items, std::vector<LinkArea>& links,
           TagId tag_offset) {
  const auto tagged = [&](TagId tag) { return tag > kRootTag ? tag + tag_offset : tag; };
  const auto shift = [&](Point& point) { point = {point.x + by.x, point.y + by.y}; };
  for (Item& item : frame.items) {
    std::visit(
        [&](auto& thing) {
          using Thing = std::decay_t<decltype(thing)>;
          thing.tag = tagged(thing.tag);
          if constexpr (std::is_same_v<Thing, TextItem>) {
            shift(thing.at);
          } else if constexpr (std::is_same_v<Thing, ShapeItem>) {
            for (PathSegment& segment : thing.path) {
              shift(segment.to);
              shift(segment.control1);
              shift(segment.control2);
            }
          } else {
            thing.area.x += by.x;
            thing.area.y += by.y;
          }
        },
        item);
    items.push_back(std::move(item));
  }
  for (LinkArea& link : frame.links) {
    link.tag = tagged(link.tag);
    link.area.x += by.x;
    link.area.y += by.y;
    links.push_back(std::move(link));
  }
}

}  // namespace quire::core
