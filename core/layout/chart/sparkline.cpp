#include "layout/chart/sparkline.hpp"

#include "layout/chart/canvas.hpp"
#include "layout/chart/extent.hpp"
#include "layout/chart/palette.hpp"

namespace quire::core {
namespace {

using namespace charts;

constexpr Points kDot = 1.5;
constexpr Points kStroke = 0.9;
constexpr double kBandTint = 0.25;

}  // namespace

Frame draw_sparkline(std::span<const Value> values, Size size, const Theme& theme, TagId tag,
                     Shaper& shaper) {
  Canvas canvas(theme, tag, shaper, 1);
  Range range;
  std::vector<Reading> readings;
  for (const Value& value : values) {
    readings.push_back(read(value, Axis::Scale::linear));
    if (readings.back().known()) range.include(readings.back().extent);
  }
  const double span = range.high - range.low;
  const auto place = [&](std::size_t i, double value) {
    const double part = span > 0 ? (value - range.low) / span : 0.5;
    const double along =
        readings.size() > 1 ? static_cast<double>(i) / static_cast<double>(readings.size() - 1) : 1;
    return Point{kDot + along * (size.width - 2 * kDot),
                 size.height - kDot - part * (size.height - 2 * kDot)};
  };
  std::vector<Point> low;
  std::vector<Point> high;
  const Color color = context_color(theme);
  const auto end_run = [&] {
    if (low != high) {
      std::vector<Point> band = low;
      band.insert(band.end(), high.rbegin(), high.rend());
      canvas.polygon(band, canvas.tint(color, kBandTint));
    }
    canvas.polyline(low, {color, kStroke, {}});
    if (low != high) canvas.polyline(high, {color, kStroke, {}});
    low.clear();
    high.clear();
  };
  for (std::size_t i = 0; i < readings.size(); ++i) {
    if (!readings[i].known()) {
      end_run();
      continue;
    }
    low.push_back(place(i, readings[i].extent.low));
    high.push_back(place(i, readings[i].extent.high));
  }
  end_run();
  if (!readings.empty() && readings.back().known()) {
    const Extent& last = readings.back().extent;
    const std::size_t end = readings.size() - 1;
    canvas.circle(place(end, (last.low + last.high) / 2), kDot, theme.accent);
  }
  return std::move(canvas).finish(size);
}

std::string describe_sparkline(std::span<const Value> values) {
  const Value* least = nullptr;
  const Value* greatest = nullptr;
  for (const Value& value : values) {
    if (!read(value, Axis::Scale::linear).known()) continue;
    if (least == nullptr || value.low < least->low) least = &value;
    if (greatest == nullptr || value.high > greatest->high) greatest = &value;
  }
  const std::string count =
      std::to_string(values.size()) + (values.size() == 1 ? " value" : " values");
  if (least == nullptr) return count + ", none known";
  return count + " from " + format(*least) + " to " + format(*greatest) + ", the last one " +
         format(values.back());
}

}  // namespace quire::core
