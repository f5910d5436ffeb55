#pragma once

#include "layout/chart/extent.hpp"
#include "layout/chart/label_placement.hpp"
#include "layout/chart/notes.hpp"
#include "layout/chart/plot.hpp"

namespace quire::core::charts {

struct LinePoint {
  double x = 0;
  Reading y;
};

/// One line, its points from left to right.
struct LineSeries {
  std::string title;
  std::vector<LinePoint> points;
  Color color;
  Points stroke_width = 0;
  bool highlighted = false;
};

constexpr Points kDotRadius = 1.6;
constexpr std::size_t kMostColors = 6;  // with more series, all but the highlighted are grey
constexpr std::size_t kCrowd = 13;      // and from here on they are a backdrop

/// Every series, those on top last: the highlighted. Points without a place go to `notes`.
std::vector<LineSeries> read_lines(const Chart& chart, const Theme& theme, Notes& notes);

/// Intervals as a band of 20 % tint between the lines of their bounds. To be drawn before all
/// lines.
void draw_band(Canvas& canvas, const LineSeries& series, const Plot& plot);

/// Lines between exact values; a dot for a value without neighbours and at the end. An unknown
/// value is a gap.
void draw_line(Canvas& canvas, const LineSeries& series, const Plot& plot);

/// Where the line ends; nothing if no value is known.
std::optional<Point> end_of(const LineSeries& series, const Plot& plot);

/// The strokes of all lines, for labels to stay off.
std::vector<Segment> segments_of(const std::vector<LineSeries>& lines, const Plot& plot);

}  // namespace quire::core::charts
