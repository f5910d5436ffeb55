#pragma once

#include "layout/chart/extent.hpp"
#include "layout/chart/marks.hpp"
#include "layout/chart/notes.hpp"
#include "layout/chart/scale.hpp"

namespace quire::core::charts {

/// How a span of a timeline is drawn: by its state's word.
enum class SpanLook : std::uint8_t { solid, dashed, hatched, light, unknown, outlined };
SpanLook span_look(const std::string& state);

/// A span of time, days since 1970-01-01. Bounds that are intervals have an uncertain part.
struct TimeSpan {
  Extent start;
  Extent end;
  bool before_axis = false;  // start not known
  bool still_open = false;   // end not known
  std::string state;
  bool highlighted = false;
  std::size_t track = 0;  // below one another in the lane, where they overlap

  bool marker() const { return !before_axis && !still_open && start.low == end.high; }
};

struct Lane {
  std::string name;
  bool group = false;  // the title of a series: no spans
  bool highlighted = false;
  std::vector<TimeSpan> spans;
  std::size_t tracks = 1;
};

/// Lanes in the order of their first span, each series' title above its own if there are several.
std::vector<Lane> read_lanes(const Chart& chart);

constexpr Points kSpanHeight = mm(2.6);
constexpr Points kMarkerRadius = kMarkRadius * 1.1;

void draw_span(Canvas& canvas, const TimeSpan& span, const Scale& scale, Points middle);

/// A sample of each state that occurs, in order of appearance.
std::vector<LegendEntry> span_legend(const std::vector<Lane>& lanes);

}  // namespace quire::core::charts
