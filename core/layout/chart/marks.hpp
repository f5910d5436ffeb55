#pragma once

#include <functional>

#include "layout/chart/canvas.hpp"

namespace quire::core::charts {

constexpr Points kMarkRadius = mm(1.1);
constexpr Points kIntervalBarHeight = mm(2.6);
constexpr double kIntervalTint = 0.45;
constexpr Points kWhiskerWidth = 0.8;

/// Series are told apart by shape as well as by colour.
enum class MarkShape : std::uint8_t { circle, square, triangle, diamond, triangle_down };
MarkShape mark_shape(std::size_t series);

enum class MarkFill { solid, hollow };

/// A mark of about the area of a circle of `radius`; all of it within `radius` × 1.3.
void draw_mark(Canvas& canvas, MarkShape shape, Point center, Points radius, Color color,
               MarkFill fill);

constexpr Points kArrowLength = 4;
/// Along a horizontal line; `direction` 1 points right, -1 left.
void draw_arrow_head(Canvas& canvas, Point tip, Points direction, Color color);

/// A bar whose open ends are arrow heads: it goes on.
struct Ends {
  bool open_left = false;
  bool open_right = false;
};
void draw_pointed_bar(Canvas& canvas, const Rect& area, Ends ends, std::optional<Color> fill,
                      std::optional<Stroke> stroke = {});

/// An interval as a tinted bar with an ink end at each bound that is known.
void draw_interval_bar(Canvas& canvas, const Rect& area, Ends ends, Color color);

/// A sample of a mark and the words for it.
struct LegendEntry {
  std::string words;
  std::function<void(Canvas&, const Rect&)> draw;
};

/// Entries side by side in as many lines as they need, below `top`; returns the height taken,
/// space below included.
Points draw_legend(Canvas& canvas, const std::vector<LegendEntry>& entries, Points top,
                   Points width);

}  // namespace quire::core::charts
