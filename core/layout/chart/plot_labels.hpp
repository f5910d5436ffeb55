#pragma once

#include "layout/chart/label_placement.hpp"
#include "layout/chart/plot.hpp"

namespace quire::core::charts {

/// A name inside a plot, and where it could stand.
struct PlotLabel {
  std::string text;
  TextRole role;
  std::vector<LabelPlace> places;
  int importance = 0;
  std::optional<Point> mark = {};
};

// Importance, by what a reader misses most.
constexpr int kPlain = 0;
constexpr int kHighlighted = 1;
constexpr int kThreshold = 2;

/// No plot has room for more.
constexpr std::size_t kMostLabels = 150;

PlotLabel point_label(const Canvas& canvas, std::string_view text, const TextRole& role, Point mark,
                      Points radius, Points widest);

/// The names of the lines that draw_thresholds drew.
std::vector<PlotLabel> threshold_labels(const Canvas& canvas, const Chart& chart, const Plot& plot,
                                        const std::vector<Segment>& lines);

/// Draws as many as have a place, with leaders where they stand off; the others are returned.
std::vector<std::string> draw_labels(Canvas& canvas, std::vector<PlotLabel> labels,
                                     const LabelSurroundings& surroundings);

}  // namespace quire::core::charts
