#include "layout/chart/steps.hpp"

namespace quire::core::charts {

void draw_steps(Canvas& canvas, const LineSeries& series, const Plot& plot) {
  std::vector<Point> run;
  const auto& points = series.points;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (exact(points[i])) {
      const LineBounds at = bounds_of(points[i], plot);
      run.push_back({at.x, at.low});
      if (i + 1 < points.size()) run.push_back({plot.x.at(points[i + 1].x), at.low});
    }
    if (exact(points[i]) && i + 1 < points.size()) continue;
    canvas.polyline(run, {series.color, series.stroke_width, {}});
    run.clear();
  }
}

void draw_step_bands(Canvas& canvas, const LineSeries& series, const Plot& plot) {
  const Stroke edge{series.color, kBandEdge, {}};
  const auto& points = series.points;
  std::vector<Point> lows;
  std::vector<Point> highs;
  bool any_between = false;  // of the run: without one the line alone says it
  const auto end_run = [&] {
    if (any_between) {
      canvas.polyline(lows, edge);
      canvas.polyline(highs, edge);
    }
    lows.clear();
    highs.clear();
    any_between = false;
  };
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    if (!points[i].y.known()) {
      end_run();
      continue;
    }
    const LineBounds at = bounds_of(points[i], plot);
    const Points end = plot.x.at(points[i + 1].x);
    if (!exact(points[i])) {
      any_between = true;
      canvas.rectangle({at.x, at.high, end - at.x, at.low - at.high}, canvas.tint(series.color, kBandTint));
    }
    lows.insert(lows.end(), {{at.x, at.low}, {end, at.low}});
    highs.insert(highs.end(), {{at.x, at.high}, {end, at.high}});
  }
  end_run();
}

}  // namespace quire::core::charts
