#include "layout/chart/end_labels.hpp"

#include <algorithm>
#include <cmath>

#include "layout/chart/palette.hpp"

namespace quire::core::charts {
namespace {

constexpr Points kGap = 7;         // from the plot to the names, with room for a leader
constexpr double kReaches = 0.96;  // a line that comes this far is named in the gutter
constexpr Points kLeaderWidth = 0.4;
constexpr Points kBackdropMove = 2;  // leaders into a crowd of lines would point at nothing
constexpr std::size_t kMostLines = 2;

struct Wanted {
  const EndLabel* label = nullptr;
  Point end;
  Points height = 0;
  Points farthest = kFarthestLabel;  // that it may move
};

Points line_height(const TextRole& role) { return line_box(role, 0, 0, 0).height; }

/// Middles of the names, or nothing if one would stand too far from its line.
std::optional<std::vector<Points>> arranged(const std::vector<Wanted>& names, const Plot& plot) {
  std::vector<Points> wanted;
  std::vector<Points> heights;
  Points total = 0;
  for (const Wanted& name : names) {
    wanted.push_back(name.end.y);
    heights.push_back(name.height);
    total += name.height;
  }
  // Half a line over the plot's edges is free.
  constexpr Points kOverhang = 4;
  const Points top = plot.area.y - kOverhang;
  const Points bottom = plot.area.bottom() + kOverhang;
  if (total > bottom - top) return {};
  std::vector<Points> middles = spread(wanted, heights, top, bottom);
  for (std::size_t i = 0; i < middles.size(); ++i)
    if (std::abs(middles[i] - wanted[i]) > names[i].farthest) return {};
  return middles;
}

void draw(Canvas& canvas, const Wanted& name, Points middle, const Plot& plot) {
  const Points x = plot.area.right() + kGap;
  if (std::abs(middle - name.end.y) > 1.5 || plot.area.right() - name.end.x > 3)
    canvas.line({name.end.x + kDotRadius + 1.5, name.end.y}, {x - 1, middle},
                {context_color(canvas.theme()), kLeaderWidth, {}});
  const TextRole& role = name.label->role;
  Points baseline = middle - name.height / 2 + ascent(role);
  for (const std::string& words : name.label->words) {
    canvas.text_on_paper(words, {x, baseline}, role);
    baseline += line_height(role);
  }
}

}  // namespace

std::vector<EndLabel> plan_end_labels(const std::vector<LineSeries>& lines, const Range& x,
                                      Axis::Scale scale, Points widest, const Canvas& canvas) {
  const auto reaches_edge = [&](const LineSeries& line) {
    const auto last = std::find_if(line.points.rbegin(), line.points.rend(),
                                   [](const LinePoint& point) { return point.y.known(); });
    if (last == line.points.rend()) return false;
    return x.high == x.low || Scale(scale, x.low, x.high, 0, 1).at(last->x) >= kReaches;
  };
  std::vector<EndLabel> labels;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    EndLabel label{i,
                   {},
                   lines[i].highlighted ? canvas.strong_label() : canvas.label(),
                   0,
                   reaches_edge(lines[i])};
    label.role.color = text_color(canvas.theme(), lines[i].color);
    label.words = canvas.balanced(lines[i].title, label.role, widest, kMostLines);
    for (const std::string& words : label.words)
      label.width = std::max(label.width, canvas.width_of(words, label.role));
    if (!label.words.empty()) labels.push_back(std::move(label));
  }
  return labels;
}

Points gutter_for(const std::vector<EndLabel>& labels) {
  Points widest = 0;
  for (const EndLabel& label : labels)
    if (label.reaches_edge) widest = std::max(widest, label.width);
  return widest > 0 ? kGap + widest + 4 : 0;
}

std::vector<Rect> draw_end_labels(Canvas& canvas, const std::vector<EndLabel>& labels,
                                  const std::vector<LineSeries>& lines, const Plot& plot,
                                  std::vector<std::string>& dropped) {
  std::vector<Wanted> names;
  for (const EndLabel& label : labels) {
    const auto end = end_of(lines[label.line], plot);
    if (!end || !label.reaches_edge) continue;
    const bool backdrop = lines.size() >= kCrowd && !lines[label.line].highlighted;
    names.push_back({&label, *end,
                     static_cast<double>(label.words.size()) * line_height(label.role),
                     backdrop ? kBackdropMove : kFarthestLabel});
  }
  std::stable_sort(names.begin(), names.end(), [&](const Wanted& a, const Wanted& b) {
    return lines[a.label->line].highlighted > lines[b.label->line].highlighted;
  });

  std::vector<Wanted> placed;  // from the top
  std::vector<Points> middles;
  for (const Wanted& name : names) {
    std::vector<Wanted> more = placed;
    more.insert(
        std::upper_bound(more.begin(), more.end(), name,
                         [](const Wanted& a, const Wanted& b) { return a.end.y < b.end.y; }),
        name);
    if (auto arrangement = arranged(more, plot)) {
      placed = std::move(more);
      middles = std::move(*arrangement);
    } else {
      dropped.push_back(lines[name.label->line].title);
    }
  }
  std::vector<Rect> taken;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    draw(canvas, placed[i], middles[i], plot);
    taken.push_back(
        {plot.area.right(), middles[i] - placed[i].height / 2, plot.gutter, placed[i].height});
  }
  return taken;
}

}  // namespace quire::core::charts
