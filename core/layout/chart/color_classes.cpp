#include "layout/chart/color_classes.hpp"

#include <algorithm>

#include "layout/chart/ticks.hpp"

namespace quire::core::charts {
namespace {

/// Round numbers within the range, at most `most`.
std::vector<double> bounds_in(const Range& range, Axis::Scale scale, std::size_t most) {
  if (range.empty || range.low == range.high) return {};
  for (int wanted = 6; wanted > 1; --wanted) {
    std::vector<double> bounds = scale == Axis::Scale::logarithmic
                                     ? log_ticks(range.low, range.high, std::max(wanted, 3))
                                     : linear_ticks(range.low, range.high, wanted);
    std::erase_if(bounds, [&](double bound) { return bound <= range.low || bound >= range.high; });
    if (bounds.size() <= most) return bounds;
  }
  return {};
}

}  // namespace

ColorClasses::ColorClasses(const Range& range, Axis::Scale scale, const Theme& theme)
    : bounds_(bounds_in(range, scale, theme.sequential.size() - 1)) {
  const std::size_t darkest = theme.sequential.size() - 1;
  for (std::size_t i = 0; i <= bounds_.size(); ++i)
    colors_.push_back(theme.sequential[bounds_.empty() ? 0 : i * darkest / bounds_.size()]);
}

Color ColorClasses::color_of(double value) const {
  const auto above = std::upper_bound(bounds_.begin(), bounds_.end(), value);
  return colors_[static_cast<std::size_t>(above - bounds_.begin())];
}

std::vector<ColorClasses::Class> ColorClasses::legend() const {
  if (bounds_.empty()) return {};
  const std::vector<Tick> ticks = labelled(bounds_);
  std::vector<Class> classes{{"<\u00A0" + ticks.front().label, colors_.front()}};
  for (std::size_t i = 1; i < ticks.size(); ++i)
    classes.push_back({ticks[i - 1].label + "–" + ticks[i].label, colors_[i]});
  classes.push_back({"≥\u00A0" + ticks.back().label, colors_.back()});
  return classes;
}

}  // namespace quire::core::charts
