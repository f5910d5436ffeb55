#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/style.hpp"
#include "layout/frame.hpp"
#include "pdf/embedded_fonts.hpp"

namespace quire::core {

/// The operators of one page (ISO 32000-1, annex A). Takes layout's coordinates, y down, and turns
/// them over here; writes a graphics parameter only where it changes.
class ContentWriter {
 public:
  ContentWriter(const EmbeddedFonts& fonts, Points page_height)
      : fonts_(fonts), height_(page_height) {}

  /// Marked content: of the structure element `type`, or decoration. Not nested.
  void begin_tagged(std::string_view type, int content_id);
  void begin_artifact();
  void end_marked();

  void draw(const TextItem& text);
  void draw(const ShapeItem& shape);
  /// `name` as in the page's resources.
  void draw_image(std::string_view name, const Rect& area);

  std::string take() { return std::move(out_); }

 private:
  // content.cpp
  void operand(double value, int decimals = 2);
  void point(Point at);
  void operation(std::string_view name);
  void color(Color color, std::string_view gray, std::string_view rgb);
  void use_stroke(const Stroke& stroke);
  void path(const ShapeItem& shape);

  // content_text.cpp
  void begin_text();
  void end_text();
  void use_font(FontId font, double size);
  void move_to(Point baseline);
  void use_rise(double points);
  void move_pen(double target);
  void show(ShownGlyph glyph);
  void show_space(FontId after, double size);
  void show_run(const GlyphRun& run, double start, double size);
  void flush_text();

  const EmbeddedFonts& fonts_;
  Points height_;
  std::string out_;

  // What the reader's graphics state holds; empty: not set on this page yet.
  std::optional<Color> fill_;
  std::optional<Color> stroke_;
  std::optional<Points> line_width_;
  std::vector<Points> dash_;
  std::optional<FontId> font_;
  double font_size_ = 0;
  double rise_ = 0;

  // The text object that is open.
  bool in_text_ = false;
  Point line_;              // start of the line, in page coordinates as they were written (rounded)
  double pen_ = 0;          // thousandths of the type size from there: where a reader's pen is
  std::string shown_;       // inside of the TJ array that is being collected
  bool in_string_ = false;  // `shown_` ends within a string
  bool adjusted_ = false;   // `shown_` holds more than one string
};

}  // namespace quire::core
