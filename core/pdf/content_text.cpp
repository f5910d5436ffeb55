// How text is shown: one TJ array for as many glyphs as share font and rise, with corrections
// wherever the layout puts a glyph elsewhere than the font alone would.
#include <cmath>

#include "pdf/content.hpp"
#include "pdf/font_objects.hpp"
#include "pdf/syntax.hpp"

namespace quire::core {

namespace {

// A hundredth of a point at 10 points: nobody sees it, and it saves most corrections.
constexpr double kTolerance = 1.0;

double rounded(double points) { return std::round(points * 100) / 100; }

bool has_glyphs(const TextItem::Run& run) {
  return run.glyphs != nullptr && !run.glyphs->glyphs.empty();
}

}  // namespace

void ContentWriter::draw(const TextItem& text) {
  const double thousandths = 1000 / text.size;
  begin_text();
  if (fill_ != text.color) {
    color(text.color, "g", "rg");
    fill_ = text.color;
  }
  bool is_first = true;
  double origin = 0;  // x of the line's start, from `at`
  const GlyphRun* previous = nullptr;
  for (const TextItem::Run& run : text.runs) {
    if (!has_glyphs(run)) continue;
    const GlyphRun& glyphs = *run.glyphs;
    if (is_first) {
      // A space in front goes where it would stand: left of the first glyph.
      const std::optional<EmbeddedFonts::Space> space = fonts_.space(glyphs.font);
      origin = run.x;
      if (run.space_before && space) origin -= space->glyph.width / thousandths;
      move_to({text.at.x + origin, text.at.y});
    }
    if (run.space_before) show_space(is_first ? glyphs.font : previous->font, text.size);
    use_font(glyphs.font, text.size);
    // From where the line's start was written, which is rounded.
    const double start = (text.at.x + run.x - line_.x) * thousandths;
    show_run(glyphs, start, text.size);
    previous = &glyphs;
    is_first = false;
  }
  if (text.space_after && previous != nullptr) show_space(previous->font, text.size);
  flush_text();
}

void ContentWriter::begin_text() {
  if (in_text_) return;
  operation("BT");
  in_text_ = true;
  line_ = {0, 0};
}

void ContentWriter::end_text() {
  if (!in_text_) return;
  operation("ET");
  in_text_ = false;
}

void ContentWriter::use_font(FontId font, double size) {
  if (font_ == font && font_size_ == size) return;
  flush_text();
  out_ += '/' + font_name(font) + ' ';
  operand(size, 3);
  operation("Tf");
  font_ = font;
  font_size_ = size;
}

void ContentWriter::move_to(Point baseline) {
  const Point target{rounded(baseline.x), rounded(height_ - baseline.y)};
  operand(target.x - line_.x);
  operand(target.y - line_.y);
  operation("Td");
  line_ = target;
  pen_ = 0;
}

void ContentWriter::use_rise(double points) {
  const double target = rounded(points);
  if (rise_ == target) return;
  flush_text();
  operand(target);
  operation("Ts");
  rise_ = target;
}

void ContentWriter::move_pen(double target) {
  if (std::abs(target - pen_) < kTolerance) return;
  const double correction = std::round(pen_ - target);  // TJ counts to the left
  if (in_string_) shown_ += ')';
  append_number(shown_, correction, 0);
  in_string_ = false;
  adjusted_ = true;
  pen_ -= correction;
}

void ContentWriter::show(ShownGlyph glyph) {
  if (!in_string_) shown_ += '(';
  in_string_ = true;
  if (!fonts_.is_one_byte(*font_))
    append_string_byte(shown_, static_cast<unsigned char>(glyph.code >> 8));
  append_string_byte(shown_, static_cast<unsigned char>(glyph.code & 0xFF));
  pen_ += glyph.width;
}

void ContentWriter::show_space(FontId after, double size) {
  const std::optional<EmbeddedFonts::Space> space = fonts_.space(after);
  if (!space) return;
  use_font(space->font, size);
  show(space->glyph);
}

void ContentWriter::show_run(const GlyphRun& run, double start, double size) {
  const std::vector<ShownGlyph>& shown = fonts_.shown(run);
  double x = start;
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
    const GlyphRun::Glyph& glyph = run.glyphs[i];
    use_rise(glyph.y_offset * size / 1000);
    move_pen(x + glyph.x_offset);
    show(shown[i]);
    x += glyph.advance;
  }
  use_rise(0);
}

void ContentWriter::flush_text() {
  if (shown_.empty()) return;
  if (in_string_) shown_ += ')';
  if (adjusted_) {
    out_ += '[' + shown_;
    operation("]TJ");
  } else {
    out_ += shown_;
    operation("Tj");
  }
  shown_.clear();
  in_string_ = false;
  adjusted_ = false;
}

}  // namespace quire::core
