#include "layout/chart/spans.hpp"

#include <algorithm>
#include <set>

#include "layout/chart/palette.hpp"

namespace quire::core::charts {
namespace {

const std::vector<Points> kDash{2.5, 1.8};
constexpr Points kOutline = 0.9;
constexpr Points kShortest = 1.2;  // a day on a long axis is still seen

/// One bar in the look of a state.
void draw_look(Canvas& canvas, SpanLook look, const Rect& area, Ends ends, Color color) {
  const Theme& theme = canvas.theme();
  // Outlines lie inside the area.
  const Rect inner{area.x + kOutline / 2, area.y + kOutline / 2,
                   std::max(0.1, area.width - kOutline), area.height - kOutline};
  switch (look) {
    case SpanLook::solid:
      draw_pointed_bar(canvas, area, ends, color);
      return;
    case SpanLook::light:
      draw_pointed_bar(canvas, area, ends, theme.ghost);
      return;
    case SpanLook::dashed:
      draw_pointed_bar(canvas, inner, ends, theme.paper, Stroke{color, kOutline, kDash});
      return;
    case SpanLook::outlined:
      draw_pointed_bar(canvas, inner, ends, theme.paper, Stroke{color, kOutline, {}});
      return;
    case SpanLook::hatched: {
      draw_pointed_bar(canvas, inner, ends, theme.paper, Stroke{color, kOutline, {}});
      const Points head = std::min(4.0, inner.width / 2);
      const Points left = inner.x + (ends.open_left ? head : 0);
      const Points right = inner.right() - (ends.open_right ? head : 0);
      canvas.hatch({left, inner.y, right - left, inner.height}, color);
      return;
    }
    case SpanLook::unknown: {
      draw_pointed_bar(canvas, inner, ends, theme.paper, Stroke{theme.muted, kOutline, {}});
      TextRole mark = theme.note;
      mark.weight = Weight::semibold;
      if (area.width > canvas.width_of("?", mark) + 2)
        canvas.text("?", {area.x + area.width / 2, area.y + area.height / 2 + mark.size * 0.36},
                    mark, Anchor::middle);
      return;
    }
  }
}

Color color_of(const TimeSpan& span, const Theme& theme) {
  return span.highlighted ? theme.accent : theme.series.front();
}

}  // namespace

SpanLook span_look(const std::string& state) {
  if (state.empty() || state == "in force") return SpanLook::solid;
  if (state == "scheduled") return SpanLook::dashed;
  if (state == "suspended") return SpanLook::hatched;
  if (state == "expired") return SpanLook::light;
  if (state == "unknown") return SpanLook::unknown;
  return SpanLook::outlined;
}

void draw_span(Canvas& canvas, const TimeSpan& span, const Scale& scale, Points middle) {
  const Color color = color_of(span, canvas.theme());
  if (span.marker()) {
    draw_mark(canvas, MarkShape::diamond, {scale.at(span.start.low), middle}, kMarkerRadius,
              span.highlighted ? color : canvas.theme().ink, MarkFill::solid);
    return;
  }
  const Ends ends{span.before_axis || span.start.high < scale.low(),
                  span.still_open || span.end.low > scale.high()};
  const auto bar = [&](double from, double to) {
    const Points left = from <= scale.low() && ends.open_left ? scale.from() : scale.at(from);
    const Points right = std::max(scale.at(to), left + kShortest);
    const Points shift = std::max(0.0, right - scale.to());
    return Rect{left - shift, middle - kSpanHeight / 2, right - left, kSpanHeight};
  };
  const double from = span.before_axis ? scale.low() : span.start.high;
  const double to = span.still_open ? scale.high() : span.end.low;
  // What is certain in the look of the state; the rest, where a date is an interval, dashed.
  if (!span.before_axis && span.start.low < span.start.high)
    draw_look(canvas, SpanLook::dashed, bar(span.start.low, span.start.high), {}, color);
  if (!span.still_open && span.end.low < span.end.high)
    draw_look(canvas, SpanLook::dashed, bar(std::max(span.end.low, span.start.low), span.end.high),
              {}, color);
  if (from < to) draw_look(canvas, span_look(span.state), bar(from, to), ends, color);
}

std::vector<LegendEntry> span_legend(const std::vector<Lane>& lanes) {
  const auto entry = [](const std::string& words, SpanLook look) {
    return LegendEntry{
        words, [look](Canvas& canvas, const Rect& area) {
          const Rect bar{area.x, area.y + (area.height - kSpanHeight) / 2, area.width, kSpanHeight};
          draw_look(canvas, look, bar, {}, canvas.theme().series.front());
        }};
  };
  std::vector<LegendEntry> entries;
  std::set<std::string> seen;
  bool markers = false;
  std::string others;  // states with a word of their own and the look that they share
  for (const Lane& lane : lanes)
    for (const TimeSpan& span : lane.spans) {
      markers |= span.marker();
      if (span.marker() || span.state.empty()) continue;
      if (!seen.insert(span.state).second) continue;
      if (span_look(span.state) == SpanLook::outlined) {
        others += (others.empty() ? "" : " / ") + span.state;
        continue;
      }
      entries.push_back(entry(span.state, span_look(span.state)));
    }
  if (!others.empty()) entries.push_back(entry(others, SpanLook::outlined));
  if (markers)
    entries.push_back({"single date", [](Canvas& canvas, const Rect& area) {
                         draw_mark(canvas, MarkShape::diamond,
                                   {area.x + area.width / 2, area.y + area.height / 2},
                                   kMarkerRadius, canvas.theme().ink, MarkFill::solid);
                       }});
  return entries;
}

}  // namespace quire::core::charts
