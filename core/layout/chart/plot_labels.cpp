#include "layout/chart/plot_labels.hpp"

#include <algorithm>

#include "layout/chart/palette.hpp"

namespace quire::core::charts {
namespace {

// The search must end soon whatever the data.
constexpr std::size_t kMostInCrowd = 20;
constexpr std::size_t kCrowd = 4000;  // marks and lines
constexpr Points kLeaderWidth = 0.4;

}  // namespace

PlotLabel point_label(const Canvas& canvas, std::string_view text, const TextRole& role, Point mark,
                      Points radius, Points widest) {
  PlotLabel label{canvas.fitted(text, role, widest), role, {}, kPlain, mark};
  const Rect box = line_box(role, 0, 0, canvas.width_of(label.text, role));
  label.places = places_around(mark, radius, {box.width, box.height});
  return label;
}

std::vector<PlotLabel> threshold_labels(const Canvas& canvas, const Chart& chart, const Plot& plot,
                                        const std::vector<Segment>& lines) {
  TextRole role = canvas.label();
  role.color = canvas.theme().ink;
  std::vector<PlotLabel> labels;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (chart.thresholds[i].title.empty()) continue;
    PlotLabel label{canvas.fitted(chart.thresholds[i].title, role, plot.area.width * 0.6),
                    role,
                    {},
                    kThreshold,
                    {}};
    const Rect box = line_box(role, 0, 0, canvas.width_of(label.text, role));
    label.places = places_along(lines[i], {box.width, box.height});
    labels.push_back(std::move(label));
  }
  return labels;
}

std::vector<std::string> draw_labels(Canvas& canvas, std::vector<PlotLabel> labels,
                                     const LabelSurroundings& surroundings) {
  std::stable_sort(labels.begin(), labels.end(), [](const PlotLabel& a, const PlotLabel& b) {
    return a.importance > b.importance;
  });
  const bool crowd = surroundings.obstacles.size() + surroundings.lines.size() > kCrowd;
  const std::size_t tried = std::min(labels.size(), crowd ? kMostInCrowd : kMostLabels);
  std::vector<LabelWish> wishes;
  for (std::size_t i = 0; i < tried; ++i)
    wishes.push_back({labels[i].places, labels[i].importance, labels[i].mark});
  const auto chosen = place_labels(wishes, surroundings);

  std::vector<std::string> dropped;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const PlotLabel& label = labels[i];
    if (label.text.empty()) continue;
    if (i >= tried || !chosen[i]) {
      dropped.push_back(label.text);
      continue;
    }
    const LabelPlace& place = label.places[*chosen[i]];
    if (place.leader)
      canvas.line(place.leader->from, place.leader->to,
                  {context_color(canvas.theme()), kLeaderWidth, {}});
    const Point baseline{place.box.x, place.box.y + ascent(label.role)};
    const bool crossed = std::any_of(surroundings.lines.begin(), surroundings.lines.end(),
                                     [&](const Segment& line) { return crosses(line, place.box); });
    crossed ? canvas.text_on_paper(label.text, baseline, label.role)
            : canvas.text(label.text, baseline, label.role);
  }
  return dropped;
}

}  // namespace quire::core::charts
