#include <algorithm>
#include <map>

#include "layout/chart/spans.hpp"

namespace quire::core::charts {
namespace {

/// A bound of a span as an extent. One that is open to a side is as known as its other side.
Extent bound_of(const Reading& reading) {
  Extent extent = reading.extent;
  extent.open_low = extent.open_high = false;
  return extent;
}

TimeSpan read_span(const ChartPoint& point) {
  const Reading start = read(point.x, Axis::Scale::time);
  const Reading end = read(point.y, Axis::Scale::time);
  TimeSpan span;
  span.state = point.state;
  span.highlighted = point.highlighted;
  span.before_axis = !start.known();
  span.still_open = !end.known();
  if (start.known()) span.start = bound_of(start);
  if (end.known()) span.end = bound_of(end);
  if (!start.known()) span.start = span.end;
  if (!end.known()) span.end = span.start;
  if (span.end.high < span.start.low) std::swap(span.start, span.end);
  return span;
}

/// Gives each span the first track where nothing else is at its time.
void assign_tracks(Lane& lane) {
  constexpr std::size_t kMostTracks = 4;  // past it, spans lie on one another
  std::stable_sort(lane.spans.begin(), lane.spans.end(), [](const TimeSpan& a, const TimeSpan& b) {
    if (a.before_axis != b.before_axis) return a.before_axis;
    return a.start.low < b.start.low;
  });
  constexpr double kForever = 1e9;
  std::vector<double> busy_until;
  for (TimeSpan& span : lane.spans) {
    const double start = span.before_axis ? -kForever : span.start.low;
    // Markers may stand on the ends of spans.
    const auto free = std::find_if(busy_until.begin(), busy_until.end(),
                                   [&](double until) { return until <= start; });
    span.track = static_cast<std::size_t>(free - busy_until.begin());
    if (span.track == kMostTracks) span.track = 0;
    if (span.track == busy_until.size()) busy_until.push_back(-kForever);
    busy_until[span.track] =
        std::max(busy_until[span.track], span.still_open ? kForever : span.end.high);
  }
  lane.tracks = std::max<std::size_t>(busy_until.size(), 1);
}

}  // namespace

std::vector<Lane> read_lanes(const Chart& chart) {
  std::vector<Lane> lanes;
  const bool groups = chart.series.size() > 1;
  for (const ChartSeries& series : chart.series) {
    if (series.points.empty()) continue;
    if (groups && !series.title.empty()) lanes.push_back({series.title, true, false, {}, 1});
    std::map<std::string, std::size_t> lane_of;
    for (const ChartPoint& point : series.points) {
      const auto [entry, is_new] = lane_of.try_emplace(point.label, lanes.size());
      if (is_new) lanes.push_back({point.label, false, false, {}, 1});
      Lane& lane = lanes[entry->second];
      lane.highlighted |= point.highlighted;
      lane.spans.push_back(read_span(point));
    }
  }
  for (Lane& lane : lanes) assign_tracks(lane);
  return lanes;
}

}  // namespace quire::core::charts
