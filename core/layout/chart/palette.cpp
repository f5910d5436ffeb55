#include "layout/chart/palette.hpp"

#include <algorithm>
#include <cmath>

namespace quire::core::charts {
namespace {

constexpr double kReadable = 4.5;     // WCAG 2.1 AA, text under 18 pt
constexpr double kPalestGround = 0.2;  // the tint of bands and boxes

Color mixed(Color a, Color b, double part_of_b) {
  const auto channel = [&](std::uint8_t from, std::uint8_t to) {
    return static_cast<std::uint8_t>(std::lround(from + (to - from) * part_of_b));
  };
  return {channel(a.red, b.red), channel(a.green, b.green), channel(a.blue, b.blue)};
}

}  // namespace

bool highlighted(const ChartSeries& series) {
  return std::any_of(series.points.begin(), series.points.end(),
                     [](const ChartPoint& point) { return point.highlighted; });
}

bool any_highlighted(const Chart& chart) {
  return std::any_of(chart.series.begin(), chart.series.end(),
                     [](const ChartSeries& series) { return highlighted(series); });
}

Color mark_color(const Theme& theme, std::size_t series, bool is_highlighted, bool any) {
  if (is_highlighted) return theme.accent;
  if (any) return context_color(theme);
  return theme.series[std::min(series, theme.series.size() - 1)];
}

Color text_color_on(const Theme& theme, Color fill) {
  const Color better =
      contrast(theme.ink, fill) > contrast(theme.paper, fill) ? theme.ink : theme.paper;
  if (contrast(better, fill) >= kReadable) return better;
  // Between the two only black or white will do.
  constexpr Color kBlack{0, 0, 0};
  constexpr Color kWhite{255, 255, 255};
  return contrast(kBlack, fill) > contrast(kWhite, fill) ? kBlack : kWhite;
}

Color text_color(const Theme& theme, Color color) {
  if (color == theme.accent) return theme.accent_text;
  for (double part : {0.0, 0.15, 0.3, 0.45, 0.6, 0.8}) {
    const Color darker = mixed(color, theme.ink, part);
    // On the paper and on the band of the line it names.
    if (contrast(darker, tint(color, kPalestGround, theme.paper)) >= kReadable) return darker;
  }
  return theme.ink;
}

}  // namespace quire::core::charts
