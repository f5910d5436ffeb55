#include "layout/chart/canvas.hpp"

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"

namespace quire::core::charts {
namespace {

// Parts of the type size. Inter's tallest letters (accented capitals) reach 0.95 em above the
// baseline, its descenders 0.2 below it.
constexpr double kAscent = 0.95;
constexpr double kDescent = 0.25;

TextStyle style_of(const TextRole& role) {
  return {.size = role.size, .weight = role.weight, .italic = false, .tabular_figures = true,
          .family = role.family};
}

}  // namespace

Points ascent(const TextRole& role) { return kAscent * role.size; }

Rect line_box(const TextRole& role, Points x, Points baseline, Points width) {
  return {x, baseline - ascent(role), width, (kAscent + kDescent) * role.size};
}

bool overlap(const Rect& a, const Rect& b) {
  constexpr Points kTouching = 1e-6;
  return a.x < b.right() - kTouching && b.x < a.right() - kTouching &&
         a.y < b.bottom() - kTouching && b.y < a.bottom() - kTouching;
}

TextRole Canvas::strong_label() const {
  TextRole role = theme_->label;
  role.weight = Weight::semibold;
  role.color = theme_->ink;
  return role;
}

Points Canvas::width_of(std::string_view text, const TextRole& role) const {
  return text_width(*shaper_, printable(text), style_of(role));
}

void Canvas::text(std::string_view text, Point baseline, const TextRole& role, Anchor anchor) {
  if (text.empty()) return;
  add_text(items_, tag_, printable(text), baseline, style_of(role), role.color, *shaper_, anchor);
}

void Canvas::text_on_paper(std::string_view words, Point baseline, const TextRole& role,
                           Anchor anchor) {
  if (words.empty()) return;
  const Points width = width_of(words, role);
  const Points left = baseline.x - (anchor == Anchor::start    ? 0
                                    : anchor == Anchor::middle ? width / 2
                                                               : width);
  rectangle(line_box(role, left, baseline.y, width), theme_->paper);
  text(words, baseline, role, anchor);
}

void Canvas::line(Point from, Point to, const Stroke& stroke) {
  add_line(items_, tag_, from, to, stroke);
}

void Canvas::rectangle(const Rect& area, std::optional<Color> fill, std::optional<Stroke> stroke) {
  add_rectangle(items_, tag_, area, fill, std::move(stroke));
}

void Canvas::polyline(const std::vector<Point>& points, const Stroke& stroke) {
  if (points.size() < 2) return;
  ShapeItem shape;
  shape.tag = tag_;
  for (Point point : points)
    shape.path.push_back(
        {shape.path.empty() ? PathSegment::Kind::move : PathSegment::Kind::line, point, {}, {}});
  shape.stroke = stroke;
  items_.emplace_back(std::move(shape));
}

void Canvas::polygon(const std::vector<Point>& points, std::optional<Color> fill,
                     std::optional<Stroke> stroke) {
  ShapeItem shape;
  shape.tag = tag_;
  for (Point point : points)
    shape.path.push_back(
        {shape.path.empty() ? PathSegment::Kind::move : PathSegment::Kind::line, point, {}, {}});
  shape.path.push_back({PathSegment::Kind::close, {}, {}, {}});
  shape.fill = fill;
  shape.stroke = std::move(stroke);
  items_.emplace_back(std::move(shape));
}

void Canvas::circle(Point center, Points radius, std::optional<Color> fill,
                    std::optional<Stroke> stroke) {
  // Four cubic arcs; the radius is off by less than 0.03 %.
  const Points k = radius * 0.5522847498;
  const auto [x, y] = center;
  using Kind = PathSegment::Kind;
  ShapeItem shape;
  shape.tag = tag_;
  shape.path = {
      {Kind::move, {x + radius, y}, {}, {}},
      {Kind::curve, {x, y + radius}, {x + radius, y + k}, {x + k, y + radius}},
      {Kind::curve, {x - radius, y}, {x - k, y + radius}, {x - radius, y + k}},
      {Kind::curve, {x, y - radius}, {x - radius, y - k}, {x - k, y - radius}},
      {Kind::curve, {x + radius, y}, {x + k, y - radius}, {x + radius, y - k}},
      {Kind::close, {}, {}, {}},
  };
  shape.fill = fill;
  shape.stroke = std::move(stroke);
  items_.emplace_back(std::move(shape));
}

void Canvas::hatch(const Rect& area, Color color) {
  if (area.width <= 0 || area.height <= 0) return;
  const Points step = mm(1.2) * std::sqrt(2.0);  // along a horizontal line
  ShapeItem shape;
  shape.tag = tag_;
  // Each line rises to the right from x on the bottom edge, or its extension to the left.
  for (Points x = area.x - area.height + step / 2; x < area.right(); x += step) {
    const Points left = std::max(x, area.x);
    const Points right = std::min(x + area.height, area.right());
    if (right <= left) continue;
    shape.path.push_back({PathSegment::Kind::move, {left, area.bottom() - (left - x)}, {}, {}});
    shape.path.push_back({PathSegment::Kind::line, {right, area.bottom() - (right - x)}, {}, {}});
  }
  shape.stroke = Stroke{color, 0.4, {}};
  if (!shape.path.empty()) items_.emplace_back(std::move(shape));
}

Frame Canvas::finish(Size size) && {
  Frame frame;
  frame.size = size;
  frame.items = std::move(items_);
  return frame;
}

}  // namespace quire::core::charts
