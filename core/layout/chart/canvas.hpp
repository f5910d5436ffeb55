#pragma once

#include <string_view>
#include <vector>

#include "config/theme.hpp"
#include "layout/frame.hpp"
#include "text/shaper.hpp"

namespace quire::core::charts {

/// Space that one line of text takes, from its left end: what must not overlap.
Rect line_box(const TextRole& role, Points x, Points baseline, Points width);
/// From the top of a line's box to its baseline.
Points ascent(const TextRole& role);

bool overlap(const Rect& a, const Rect& b);

/// Collects the items of one chart: the strokes and words that the kinds have in common.
class Canvas {
 public:
  /// `height_scale`: how tall plots and rows are, 1 as designed.
  Canvas(const Theme& theme, TagId tag, Shaper& shaper, double height_scale)
      : theme_(&theme), tag_(tag), shaper_(&shaper), height_scale_(height_scale) {}

  const Theme& theme() const { return *theme_; }
  /// The designed height of a plot or a row as it is wanted here.
  Points height(Points designed) const { return designed * height_scale_; }
  /// The label role, and the same in bold ink for what is highlighted.
  const TextRole& label() const { return theme_->label; }
  TextRole strong_label() const;
  /// `color` mixed with the paper: 0 is the paper, 1 the colour itself.
  Color tint(Color color, double strength) const {
    return core::tint(color, strength, theme_->paper);
  }

  Points width_of(std::string_view text, const TextRole& role) const;
  /// `text` if it is no wider than `width`, else as much of it as fits before "…".
  std::string fitted(std::string_view text, const TextRole& role, Points width) const;
  /// At most `most` lines no wider than `width`; the last one ends in "…" if there is more.
  std::vector<std::string> wrapped(std::string_view text, const TextRole& role, Points width,
                                   std::size_t most) const;
  /// As `wrapped`, in lines of about one length.
  std::vector<std::string> balanced(std::string_view text, const TextRole& role, Points width,
                                    std::size_t most) const;

  void text(std::string_view text, Point baseline, const TextRole& role,
            Anchor anchor = Anchor::start);
  /// On a patch of paper that hides the lines behind it.
  void text_on_paper(std::string_view text, Point baseline, const TextRole& role,
                     Anchor anchor = Anchor::start);

  void line(Point from, Point to, const Stroke& stroke);
  void polyline(const std::vector<Point>& points, const Stroke& stroke);
  void polygon(const std::vector<Point>& points, std::optional<Color> fill,
               std::optional<Stroke> stroke = {});
  void rectangle(const Rect& area, std::optional<Color> fill, std::optional<Stroke> stroke = {});
  void circle(Point center, Points radius, std::optional<Color> fill,
              std::optional<Stroke> stroke = {});
  /// Lines at 45°, 0.4 pt at 1.2 mm: what is not known.
  void hatch(const Rect& area, Color color);

  Frame finish(Size size) &&;

 private:
  const Theme* theme_;
  TagId tag_;
  Shaper* shaper_;
  double height_scale_;
  std::vector<Item> items_;
};

}  // namespace quire::core::charts
