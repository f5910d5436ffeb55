#pragma once

#include "layout/chart/extent.hpp"
#include "layout/chart/label_placement.hpp"
#include "layout/chart/notes.hpp"
#include "layout/chart/plot.hpp"

namespace quire::core::charts {

struct LinePoint {
  double x = 0;
  Reading y;
  std::string name;  // empty: one point of many
  std::optional<double> since{};  // where an arrow leads back to
};

/// One line, its points from left to right.
struct LineSeries {
  std::string title;
  std::vector<LinePoint> points;
  Color color;
  Points stroke_width = 0;
  bool highlighted = false;
  bool stepped = false;  // a value holds until the next one
};

/// Where a point stands on the page; `low` and `high` of its value, so that `low` is the greater y.
struct LineBounds {
  Points x = 0;
  Points low = 0;
  Points high = 0;
};
LineBounds bounds_of(const LinePoint& point, const Plot& plot);

bool exact(const LinePoint& point);

constexpr double kBandTint = 0.2;
constexpr Points kBandEdge = 0.5;
constexpr Points kDotRadius = 1.6;
constexpr Points kNamedRadius = 2.4;
constexpr std::size_t kMostColors = 6;  // with more series, all but the highlighted are grey
constexpr std::size_t kCrowd = 13;      // and from here on they are a backdrop

/// Of the area that lines and layers are drawn in, in a frame of half the page's width or all of it.
Points line_plot_height(Points width, const Canvas& canvas);

enum class LineOrder { highlighted_last, as_given };

/// Every series; those that lie on top last. Points without a place go to `notes`.
std::vector<LineSeries> read_lines(const Chart& chart, const Theme& theme, Notes& notes,
                                   LineOrder order = LineOrder::highlighted_last);

/// Intervals as a band of 20 % tint between the lines of their bounds. To be drawn before all
/// lines.
void draw_band(Canvas& canvas, const LineSeries& series, const Plot& plot);

/// Lines between exact values, straight or in steps; a dot for a value without neighbours and at
/// the end. An unknown value is a gap.
void draw_line(Canvas& canvas, const LineSeries& series, const Plot& plot);

/// Where the line ends; nothing if no value is known.
std::optional<Point> end_of(const LineSeries& series, const Plot& plot);

/// Dots on the points that have a name and one exact value: where each stands.
struct NamedPoint {
  std::string name;
  Point at;
};
std::vector<NamedPoint> draw_named_points(Canvas& canvas, const LineSeries& series,
                                          const Plot& plot);

/// Arrows from exact points back along the x axis; returns their lines, for labels to stay off.
std::vector<Segment> draw_arrows_back(Canvas& canvas, const LineSeries& series, const Plot& plot);

/// The strokes of all lines, for labels to stay off.
std::vector<Segment> segments_of(const std::vector<LineSeries>& lines, const Plot& plot);

}  // namespace quire::core::charts
