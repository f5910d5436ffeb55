#include "layout/chart/regions.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "layout/chart/palette.hpp"

namespace quire::core::charts {
namespace {

// Neighbours differ in greyscale too.
constexpr std::array<double, 3> kTints{0.10, 0.20, 0.15};
constexpr Points kInset = 3;  // from a corner to the name

bool has_place(double bound, Axis::Scale scale) {
  return std::isfinite(bound) && (scale != Axis::Scale::logarithmic || bound > 0);
}

struct Stretch {
  Points from = 0;
  Points to = 0;  // not less
};

/// The part of the axis between the bounds; on a logarithmic one a bound that has no place there
/// is below all of it.
Stretch stretch_of(const std::optional<double>& low, const std::optional<double>& high,
                   const Scale& scale) {
  const auto at = [&](const std::optional<double>& bound, Points otherwise) {
    if (!bound) return otherwise;
    return has_place(*bound, scale.kind()) ? scale.at(*bound) : scale.from();
  };
  const Points a = at(low, scale.from());
  const Points b = at(high, scale.to());
  return {std::min(a, b), std::max(a, b)};
}

}  // namespace

std::vector<Rect> draw_regions(Canvas& canvas, const Chart& chart, const Plot& plot, Notes& notes) {
  std::vector<Rect> areas;
  std::vector<std::string> not_drawn;
  for (const ChartRegion& region : chart.regions) {
    const Stretch x = stretch_of(region.x_from, region.x_to, plot.x);
    const Stretch y = stretch_of(region.y_from, region.y_to, plot.y);
    areas.push_back({x.from, y.from, x.to - x.from, y.to - y.from});
    if (areas.back().width > 0 && areas.back().height > 0) continue;
    areas.back() = {};
    not_drawn.push_back(region.title);
  }
  const Color color = context_color(canvas.theme());
  for (std::size_t i = 0; i < areas.size(); ++i)
    if (areas[i].width > 0) canvas.rectangle(areas[i], canvas.tint(color, kTints[i % kTints.size()]));
  for (const Rect& area : areas)
    if (area.width > 0) canvas.rectangle(area, {}, Stroke{canvas.theme().ghost, 0.6, {}});
  notes.add_names("Regions without an area here", std::move(not_drawn));
  return areas;
}

std::vector<PlotLabel> region_labels(const Canvas& canvas, const Chart& chart,
                                     const std::vector<Rect>& areas, Notes& notes) {
  TextRole role = canvas.label();
  role.weight = Weight::semibold;
  std::vector<PlotLabel> labels;
  std::vector<std::string> shortened;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const Rect& area = areas[i];
    if (area.width <= 0 || chart.regions[i].title.empty()) continue;
    PlotLabel label{canvas.fitted(chart.regions[i].title, role, area.width - 2 * kInset),
                    role,
                    {},
                    kThreshold,
                    {}};
    if (label.text != chart.regions[i].title) shortened.push_back(chart.regions[i].title);
    if (label.text.empty()) continue;
    const Rect box = line_box(role, 0, 0, canvas.width_of(label.text, role));
    const Points right = area.right() - kInset - box.width;
    const Points bottom = area.bottom() - kInset - box.height;
    const Points rows = std::max(0.0, area.height - 2 * kInset - box.height);
    const bool fits = box.width + 2 * kInset <= area.width && box.height + 2 <= area.height;
    // Down the sides from the top, corners first.
    constexpr int kSteps = 8;
    for (int step = 0; fits && step <= kSteps; ++step) {
      const Points y = std::min(area.y + kInset + rows * step / kSteps, bottom + kInset - 1);
      const double cost = 0.2 * step;
      label.places.push_back({{area.x + kInset, y, box.width, box.height}, cost, {}});
      label.places.push_back({{right, y, box.width, box.height}, cost + 0.1, {}});
    }
    labels.push_back(std::move(label));
  }
  notes.add_names("Regions without their full name", std::move(shortened));
  return labels;
}

void include_regions(const Chart& chart, Range& x, Range& y) {
  // One that runs on to the edge needs some of the axis to be seen.
  const auto beyond = [](double bound, double direction, Axis::Scale scale, const Range& range) {
    constexpr double kPart = 0.15;
    constexpr double kFactor = 1.4;
    return scale == Axis::Scale::logarithmic ? bound * std::pow(kFactor, direction)
                                             : bound + direction * kPart * (range.high - range.low);
  };
  const auto include = [&](Range& range, const std::optional<double>& low,
                           const std::optional<double>& high, Axis::Scale scale) {
    for (const auto& bound : {low, high})
      if (bound && has_place(*bound, scale)) range.include(clamp_to_axis(*bound, scale));
    if (low && !high && has_place(*low, scale))
      range.include(clamp_to_axis(beyond(*low, 1, scale, range), scale));
    if (high && !low && has_place(*high, scale))
      range.include(clamp_to_axis(beyond(*high, -1, scale, range), scale));
  };
  for (const ChartRegion& region : chart.regions) {
    include(x, region.x_from, region.x_to, chart.x.scale);
    include(y, region.y_from, region.y_to, chart.y.scale);
  }
}

}  // namespace quire::core::charts
