#include "layout/chart/marks.hpp"

#include <algorithm>

namespace quire::core::charts {
namespace {

constexpr Points kArrowWidth = 3.4;
constexpr Points kSampleWidth = 14;
constexpr Points kSampleHeight = 6;
constexpr Points kSampleGap = 4;
constexpr Points kEntryGap = 12;
constexpr Points kSpaceBelowLegend = 4;

}  // namespace

MarkShape mark_shape(std::size_t series) { return static_cast<MarkShape>(series % 5); }

void draw_mark(Canvas& canvas, MarkShape shape, Point center, Points radius, Color color,
               MarkFill fill) {
  const bool hollow = fill == MarkFill::hollow;
  const Color inside = hollow ? canvas.theme().paper : color;
  // The paper's rim parts marks that lie on one another.
  const Stroke rim = hollow ? Stroke{color, 1, {}} : Stroke{canvas.theme().paper, 0.4, {}};
  const auto [x, y] = center;
  const Points r = hollow ? radius - 0.5 : radius;
  const Points wide = r * 1.15;
  switch (shape) {
    case MarkShape::circle:
      canvas.circle(center, r, inside, rim);
      return;
    case MarkShape::square: {
      const Points half = r * 0.88;
      canvas.rectangle({x - half, y - half, 2 * half, 2 * half}, inside, rim);
      return;
    }
    case MarkShape::triangle:
      canvas.polygon({{x, y - wide}, {x + wide, y + r}, {x - wide, y + r}}, inside, rim);
      return;
    case MarkShape::diamond:
      canvas.polygon({{x, y - wide}, {x + wide, y}, {x, y + wide}, {x - wide, y}}, inside, rim);
      return;
    case MarkShape::triangle_down:
      canvas.polygon({{x, y + wide}, {x - wide, y - r}, {x + wide, y - r}}, inside, rim);
      return;
  }
}

void draw_arrow_head(Canvas& canvas, Point tip, Points direction, Color color) {
  canvas.polygon({tip,
                  {tip.x - direction * kArrowLength, tip.y - kArrowWidth / 2},
                  {tip.x - direction * kArrowLength, tip.y + kArrowWidth / 2}},
                 color);
}

void draw_pointed_bar(Canvas& canvas, const Rect& area, Ends ends, std::optional<Color> fill,
                      std::optional<Stroke> stroke) {
  const Points head = std::min(kArrowLength, area.width / 2);
  const Points left = area.x + (ends.open_left ? head : 0);
  const Points right = area.right() - (ends.open_right ? head : 0);
  const Points middle = area.y + area.height / 2;
  std::vector<Point> outline{{left, area.y}, {right, area.y}};
  if (ends.open_right) outline.push_back({area.right(), middle});
  outline.push_back({right, area.bottom()});
  outline.push_back({left, area.bottom()});
  if (ends.open_left) outline.push_back({area.x, middle});
  canvas.polygon(outline, fill, std::move(stroke));
}

void draw_interval_bar(Canvas& canvas, const Rect& area, Ends ends, Color color) {
  draw_pointed_bar(canvas, area, ends, canvas.tint(color, kIntervalTint));
  const Stroke end{canvas.theme().ink, 1.2, {}};
  const Points inset = std::min(end.width / 2, area.width / 2);
  if (!ends.open_left) canvas.line({area.x + inset, area.y}, {area.x + inset, area.bottom()}, end);
  if (!ends.open_right)
    canvas.line({area.right() - inset, area.y}, {area.right() - inset, area.bottom()}, end);
}

Points draw_legend(Canvas& canvas, const std::vector<LegendEntry>& entries, Points top,
                   Points width) {
  if (entries.empty()) return 0;
  const TextRole& role = canvas.label();
  Points x = 0;
  Points y = top;
  for (const LegendEntry& entry : entries) {
    const std::string words = canvas.fitted(entry.words, role, width - kSampleWidth - kSampleGap);
    const Points size = kSampleWidth + kSampleGap + canvas.width_of(words, role);
    if (x > 0 && x + size > width) {
      x = 0;
      y += role.leading + 1;
    }
    const Points middle = y + ascent(role) - role.size * 0.36;  // half the height of a capital
    entry.draw(canvas, {x, middle - kSampleHeight / 2, kSampleWidth, kSampleHeight});
    canvas.text(words, {x + kSampleWidth + kSampleGap, y + ascent(role)}, role);
    x += size + kEntryGap;
  }
  return y + role.leading + kSpaceBelowLegend - top;
}

}  // namespace quire::core::charts
