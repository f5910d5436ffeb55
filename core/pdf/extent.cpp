#include "pdf/extent.hpp"

#include <algorithm>

namespace quire::core {

namespace {

Rect between(Point a, Point b) {
  return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x) - std::min(a.x, b.x),
          std::max(a.y, b.y) - std::min(a.y, b.y)};
}

Rect extent_of(const TextItem& text) {
  constexpr double kAscent = 1.0;  // parts of the size
  constexpr double kDescent = 0.25;
  double left = 0;
  double right = 0;
  for (const TextItem::Run& run : text.runs) {
    if (run.glyphs == nullptr) continue;
    left = std::min(left, run.x);
    right = std::max(right, run.x + run.glyphs->advance * text.size / 1000);
  }
  return between({text.at.x + left, text.at.y - kAscent * text.size},
                 {text.at.x + right, text.at.y + kDescent * text.size});
}

Rect extent_of(const ShapeItem& shape) {
  std::optional<Rect> out;
  const auto add = [&out](Point point) {
    const Rect here{point.x, point.y, 0, 0};
    out = out ? united(*out, here) : here;
  };
  for (const PathSegment& segment : shape.path) {
    if (segment.kind == PathSegment::Kind::close) continue;
    add(segment.to);
    // A curve stays within its control points.
    if (segment.kind != PathSegment::Kind::curve) continue;
    add(segment.control1);
    add(segment.control2);
  }
  return out.value_or(Rect{});
}

Rect extent_of(const ImageItem& image) { return image.area; }

}  // namespace

Rect united(const Rect& a, const Rect& b) {
  return between({std::min(a.x, b.x), std::min(a.y, b.y)},
                 {std::max(a.right(), b.right()), std::max(a.bottom(), b.bottom())});
}

Rect extent(const Item& item) {
  return std::visit([](const auto& kind) { return extent_of(kind); }, item);
}

}  // namespace quire::core
