#include <algorithm>
#include <array>
#include <map>

#include "layout/chart/axis.hpp"
#include "layout/chart/kinds.hpp"
#include "layout/chart/label_placement.hpp"
#include "layout/chart/marks.hpp"
#include "layout/chart/notes.hpp"
#include "layout/chart/palette.hpp"

namespace quire::core::charts {
namespace {

constexpr Points kHeight = mm(64);
constexpr double kWidestLabel = 0.36;  // of the frame, on each side
constexpr Points kGap = 5;             // from a mark to its label
constexpr double kBandTint = 0.2;

/// One label's values on both sides.
struct Slope {
  std::string label;
  std::array<Reading, 2> sides;
  std::array<std::string, 2> texts;
  bool highlighted = false;
};

std::vector<Slope> read_slopes(const Chart& chart) {
  std::vector<Slope> slopes;
  std::map<std::string, std::size_t> row_of;
  for (std::size_t side = 0; side < 2; ++side)
    for (const ChartPoint& point : chart.series[side].points) {
      const auto [entry, is_new] = row_of.try_emplace(point.label, slopes.size());
      if (is_new) slopes.push_back({point.label, {}, {format({}), format({})}, false});
      Slope& slope = slopes[entry->second];
      slope.sides[side] = read(point.y, chart.y.scale);
      slope.texts[side] = format(point.y, UnitDisplay::number_only);
      slope.highlighted |= point.highlighted;
    }
  return slopes;
}

bool has_place(const Slope& slope) { return slope.sides[0].known() && slope.sides[1].known(); }

/// Labels of one side that may have to move apart, and those that found no room.
struct SideLabels {
  std::vector<std::size_t> kept;  // indices of slopes, from the top
  std::vector<Points> middles;
};

SideLabels arrange(const std::vector<Slope>& slopes, const std::vector<Points>& wanted,
                   Points height, const Rect& area) {
  std::vector<std::size_t> order(slopes.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return slopes[a].highlighted > slopes[b].highlighted;
  });
  SideLabels labels;
  for (const std::size_t next : order) {
    std::vector<std::size_t> more = labels.kept;
    more.insert(
        std::upper_bound(more.begin(), more.end(), next,
                         [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; }),
        next);
    if (static_cast<double>(more.size()) * height > area.height) break;
    std::vector<Points> middles;
    middles.reserve(more.size());
    for (const std::size_t i : more) middles.push_back(wanted[i]);
    const std::vector<Points> heights(more.size(), height);
    const std::vector<Points> spread_out = spread(middles, heights, area.y, area.bottom());
    bool near = true;
    for (std::size_t i = 0; i < more.size(); ++i)
      near &= std::abs(spread_out[i] - middles[i]) <= kFarthestLabel;
    if (!near) continue;
    labels.kept = std::move(more);
    labels.middles = spread_out;
  }
  return labels;
}

struct Side {
  Points low = 0;
  Points high = 0;
  Points middle() const { return (low + high) / 2; }
};

Side side_of(const Reading& reading, const Scale& scale) {
  const Extent& extent = reading.extent;
  return {extent.open_low ? scale.from() : scale.at(extent.low),
          extent.open_high ? scale.to() : scale.at(extent.high)};
}

void draw_slope_of(Canvas& canvas, const Slope& slope, const Scale& scale, const Rect& area,
                   Color color) {
  const Side left = side_of(slope.sides[0], scale);
  const Side right = side_of(slope.sides[1], scale);
  const Stroke stroke{color, slope.highlighted ? 2.25 : 1.2, {}};
  const bool exact = slope.sides[0].extent.exact() && slope.sides[1].extent.exact();
  if (exact) {
    canvas.line({area.x, left.low}, {area.right(), right.low}, stroke);
  } else {
    canvas.polygon({{area.x, left.low},
                    {area.right(), right.low},
                    {area.right(), right.high},
                    {area.x, left.high}},
                   canvas.tint(color, kBandTint));
    canvas.line({area.x, left.low}, {area.right(), right.low}, {color, 0.5, {}});
    canvas.line({area.x, left.high}, {area.right(), right.high}, {color, 0.5, {}});
  }
  for (const auto& [side, reading, x] : {std::tuple{left, &slope.sides[0], area.x},
                                         std::tuple{right, &slope.sides[1], area.right()}})
    if (reading->extent.exact()) canvas.circle({x, side.low}, kMarkRadius * 0.8, color);
}

}  // namespace

Frame draw_slope(const Chart& chart, Points width, Canvas canvas) {
  if (chart.series.size() != 2) return draw_panel(std::move(canvas), "Needs two series", {}, width);
  Notes notes;
  std::vector<Slope> slopes = read_slopes(chart);
  std::vector<std::string> without;
  for (const Slope& slope : slopes)
    if (!has_place(slope))
      without.push_back(slope.label + " (" + slope.texts[0] + "; " + slope.texts[1] + ")");
  notes.add_names("Not drawn, one side not known (before; after)", std::move(without));
  std::erase_if(slopes, [](const Slope& slope) { return !has_place(slope); });
  if (slopes.empty()) return draw_nothing_known(std::move(canvas), notes, width);

  Range range;
  bool any = false;
  for (const Slope& slope : slopes) {
    any |= slope.highlighted;
    for (const Reading& reading : slope.sides) range.include(reading.extent);
  }
  const TextRole& role = canvas.label();
  const Points line = line_box(role, 0, 0, 0).height;
  const auto words = [&](const Slope& slope, std::size_t side) {
    return side == 0 ? slope.label + "  " + slope.texts[0] : slope.texts[1] + "  " + slope.label;
  };
  std::array<Points, 2> widest{};
  for (const Slope& slope : slopes)
    for (std::size_t side = 0; side < 2; ++side)
      widest[side] = std::max(
          widest[side], canvas.width_of(canvas.fitted(words(slope, side), canvas.strong_label(),
                                                      width * kWidestLabel),
                                        canvas.strong_label()));

  Points top = 0;
  const std::string unit = axis_title(chart.y);
  if (!unit.empty()) {
    canvas.text(canvas.fitted(unit, role, width), {0, ascent(role)}, role);
    top += role.leading + 2;
  }
  const Rect area{widest[0] + kGap, top + role.leading + line / 2,
                  std::max(1.0, width - widest[0] - widest[1] - 2 * kGap), canvas.height(kHeight)};
  for (std::size_t side = 0; side < 2; ++side) {
    const Points x = side == 0 ? area.x : area.right();
    const TextRole head = canvas.strong_label();
    const Points room = (side == 0 ? area.x : width - area.right()) + area.width / 2 - kGap / 2;
    const std::string title = canvas.fitted(chart.series[side].title, head, room);
    const Points title_width = canvas.width_of(title, head);
    const Points left =
        side == 0 ? std::max(0.0, x - title_width) : std::min(x, width - title_width);
    canvas.text(title, {left, top + ascent(role)}, head);
    canvas.line({x, area.y - 2}, {x, area.bottom() + 2}, grid_stroke(canvas.theme()));
  }

  const AxisPlan plan = plan_vertical_axis(chart.y, range, area.height);
  // The data fill the height: both sides have their numbers, so no axis needs round ends.
  AxisPlan tight = plan;
  if (range.high > range.low) tight.low = range.low, tight.high = range.high;
  const Scale scale = tight.over(area.bottom(), area.y);
  for (const bool now : {false, true})
    for (const Slope& slope : slopes)
      if (slope.highlighted == now)
        draw_slope_of(canvas, slope, scale, area, mark_color(canvas.theme(), 0, now, any));

  std::vector<std::string> dropped;
  for (std::size_t side = 0; side < 2; ++side) {
    std::vector<Points> wanted;
    wanted.reserve(slopes.size());
    for (const Slope& slope : slopes) wanted.push_back(side_of(slope.sides[side], scale).middle());
    const Rect room{0, area.y - line / 2, width, area.height + line};
    const SideLabels labels = arrange(slopes, wanted, line, room);
    for (std::size_t i = 0; i < labels.kept.size(); ++i) {
      const Slope& slope = slopes[labels.kept[i]];
      const TextRole own = slope.highlighted ? canvas.strong_label() : role;
      const Points x = side == 0 ? area.x - kGap : area.right() + kGap;
      canvas.text(canvas.fitted(words(slope, side), own, widest[side]),
                  {x, labels.middles[i] - line / 2 + ascent(role)}, own,
                  side == 0 ? Anchor::end : Anchor::start);
    }
    for (std::size_t i = 0; i < slopes.size(); ++i)
      if (std::find(labels.kept.begin(), labels.kept.end(), i) == labels.kept.end())
        dropped.push_back(words(slopes[i], side));
  }
  notes.add_names("Not labelled", std::move(dropped));
  Points bottom = area.bottom() + line;
  bottom += notes.draw(canvas, bottom, width);
  return std::move(canvas).finish({width, bottom + 2});
}

}  // namespace quire::core::charts
