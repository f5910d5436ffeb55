#include "pdf/content.hpp"

#include <algorithm>
#include <cmath>

#include "pdf/syntax.hpp"

namespace quire::core {

namespace {

/// The rectangle that a path of straight lines goes around, when that is all it does.
std::optional<Rect> as_rectangle(const std::vector<PathSegment>& path) {
  using Kind = PathSegment::Kind;
  if (path.size() != 5 || path[0].kind != Kind::move || path[4].kind != Kind::close)
    return std::nullopt;
  for (int i = 1; i < 4; ++i)
    if (path[i].kind != Kind::line) return std::nullopt;
  const Point a = path[0].to;
  const Point b = path[1].to;
  const Point c = path[2].to;
  const Point d = path[3].to;
  const bool across_first = a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x;
  const bool down_first = a.x == b.x && b.y == c.y && c.x == d.x && d.y == a.y;
  if (!across_first && !down_first) return std::nullopt;
  return Rect{std::min(a.x, c.x), std::min(a.y, c.y), std::abs(c.x - a.x), std::abs(c.y - a.y)};
}

}  // namespace

void ContentWriter::operand(double value, int decimals) {
  append_number(out_, value, decimals);
  out_ += ' ';
}

void ContentWriter::point(Point at) {
  operand(at.x);
  operand(height_ - at.y);
}

void ContentWriter::operation(std::string_view name) {
  out_ += name;
  out_ += '\n';
}

void ContentWriter::begin_tagged(std::string_view type, int content_id) {
  out_ += '/' + std::string(type) + "<</MCID " + std::to_string(content_id) + ">>";
  operation("BDC");
}

void ContentWriter::begin_artifact() { operation("/Artifact BMC"); }

void ContentWriter::end_marked() {
  end_text();
  operation("EMC");
}

void ContentWriter::color(Color color, std::string_view gray, std::string_view rgb) {
  // Three decimals tell all 256 levels apart.
  operand(color.red / 255.0, 3);
  if (color.red == color.green && color.green == color.blue) return operation(gray);
  operand(color.green / 255.0, 3);
  operand(color.blue / 255.0, 3);
  operation(rgb);
}

void ContentWriter::use_stroke(const Stroke& stroke) {
  if (stroke_ != stroke.color) {
    color(stroke.color, "G", "RG");
    stroke_ = stroke.color;
  }
  if (line_width_ != stroke.width) {
    operand(stroke.width);
    operation("w");
    line_width_ = stroke.width;
  }
  // A pattern without any length is an error in PDF.
  const bool valid =
      std::all_of(stroke.dash.begin(), stroke.dash.end(), [](Points part) { return part >= 0; }) &&
      std::any_of(stroke.dash.begin(), stroke.dash.end(), [](Points part) { return part >= 0.01; });
  const std::vector<Points> dash = valid ? stroke.dash : std::vector<Points>{};
  if (dash == dash_) return;
  out_ += '[';
  for (const Points part : dash) operand(part);
  if (out_.ends_with(' ')) out_.pop_back();
  operation("] 0 d");
  dash_ = dash;
}

void ContentWriter::path(const ShapeItem& shape) {
  if (const std::optional<Rect> rectangle = as_rectangle(shape.path)) {
    point({rectangle->x, rectangle->bottom()});
    operand(rectangle->width);
    operand(rectangle->height);
    return operation("re");
  }
  for (const PathSegment& segment : shape.path) {
    switch (segment.kind) {
      case PathSegment::Kind::move:
        point(segment.to);
        operation("m");
        break;
      case PathSegment::Kind::line:
        point(segment.to);
        operation("l");
        break;
      case PathSegment::Kind::curve:
        point(segment.control1);
        point(segment.control2);
        point(segment.to);
        operation("c");
        break;
      case PathSegment::Kind::close:
        operation("h");
        break;
    }
  }
}

void ContentWriter::draw(const ShapeItem& shape) {
  end_text();
  if (shape.fill && fill_ != *shape.fill) {
    color(*shape.fill, "g", "rg");
    fill_ = *shape.fill;
  }
  if (shape.stroke) use_stroke(*shape.stroke);
  path(shape);
  operation(shape.fill ? (shape.stroke ? "B" : "f") : "S");
}

void ContentWriter::draw_image(std::string_view name, const Rect& area) {
  end_text();
  out_ += "q ";
  operand(area.width);
  out_ += "0 0 ";
  operand(area.height);
  point({area.x, area.bottom()});
  operation("cm");
  out_ += '/' + std::string(name);
  operation(" Do Q");
}

}  // namespace quire::core
