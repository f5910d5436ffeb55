#include "layout/chart/threshold_names.hpp"

#include <algorithm>

#include "layout/chart/axis.hpp"

namespace quire::core::charts {
namespace {

constexpr Points kNameGap = 2;    // from a line to its name
constexpr Points kBesideGap = 6;  // between names side by side
constexpr std::size_t kMostLevels = 5;

Points leading_of(const Canvas& canvas) { return canvas.label().size * 1.25; }

TextRole ink_label(const Canvas& canvas) {
  TextRole role = canvas.label();
  role.color = canvas.theme().ink;
  return role;
}

}  // namespace

ThresholdNames::ThresholdNames(std::vector<ThresholdName> names, Points width, const Canvas& canvas,
                               Notes& notes) {
  const TextRole role = ink_label(canvas);
  leading_ = leading_of(canvas);
  for (ThresholdName& name : names) {
    Placed placed{std::move(name), 0, 0, 0, false};
    placed.name.text = canvas.fitted(placed.name.text, role, width);
    placed.width = canvas.width_of(placed.name.text, role);
    placed_.push_back(std::move(placed));
  }
  // Names start at their line. Going left, each that has no room is lifted over those on its
  // right: its line passes them on their left. Names that the frame's right edge leaves no room for
  // end at their line instead; they are lifted going right.
  const auto ends_at_line = [&](const Placed& placed) {
    return placed.name.x + kNameGap + placed.width > width &&
           placed.name.x - kNameGap - placed.width >= 0;
  };
  const auto right = std::stable_partition(placed_.begin(), placed_.end(), ends_at_line);
  std::stable_sort(placed_.begin(), right,
                   [](const Placed& a, const Placed& b) { return a.name.x < b.name.x; });
  std::stable_sort(right, placed_.end(),
                   [](const Placed& a, const Placed& b) { return a.name.x > b.name.x; });

  std::vector<std::string> unnamed;
  for (auto placed = placed_.begin(); placed != placed_.end(); ++placed) {
    placed->left = placed < right ? placed->name.x - kNameGap - placed->width
                                  : std::clamp(placed->name.x + kNameGap, 0.0,
                                               std::max(0.0, width - placed->width));
    const auto taken = [&](const Placed& other) {
      return other.level == placed->level && placed->left < other.left + other.width + kBesideGap &&
             other.left < placed->left + placed->width + kBesideGap;
    };
    while (placed->level < kMostLevels && std::any_of(placed_.begin(), placed, taken))
      ++placed->level;
    placed->dropped = placed->level == kMostLevels;
    if (placed->dropped)
      unnamed.push_back(placed->name.text);
    else
      levels_ = std::max(levels_, placed->level + 1);
  }
  notes.add_names("Lines without a name", std::move(unnamed));
}

Points ThresholdNames::height() const { return static_cast<double>(levels_) * leading_; }

Points ThresholdNames::most_height(std::size_t names, const Canvas& canvas) {
  return static_cast<double>(std::min(names, kMostLevels)) * leading_of(canvas);
}

void ThresholdNames::draw(Canvas& canvas, Points bottom, Points plot_bottom) const {
  const TextRole role = ink_label(canvas);
  const auto top_of = [&](const Placed& placed) {
    return bottom - static_cast<double>(placed.level + 1) * leading_;
  };
  for (const Placed& placed : placed_)
    canvas.line({placed.name.x, placed.dropped ? bottom : top_of(placed) + 1},
                {placed.name.x, plot_bottom}, threshold_stroke(canvas.theme()));
  for (const Placed& placed : placed_) {
    if (placed.dropped) continue;
    const Point baseline{placed.left, top_of(placed) + ascent(role)};
    canvas.text_on_paper(placed.name.text, baseline, role);
  }
}

}  // namespace quire::core::charts
