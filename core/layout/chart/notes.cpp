#include "layout/chart/notes.hpp"

#include <algorithm>

namespace quire::core::charts {
namespace {

constexpr std::size_t kMostLines = 2;
constexpr std::size_t kMostNames = 60;  // more never stand on two lines
constexpr Points kSpaceAbove = 3;

std::string listed(const std::string& lead, const std::vector<std::string>& names,
                   std::size_t shown) {
  std::string text = lead + ": ";
  if (shown == 0) return text + std::to_string(names.size()) + " in all";
  for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : ", ") + names[i];
  if (shown < names.size()) text += " and " + std::to_string(names.size() - shown) + " more";
  return text;
}

bool complete(const std::vector<std::string>& lines) { return lines.size() <= kMostLines; }

}  // namespace

void Notes::add_names(std::string lead, std::vector<std::string> names) {
  if (!names.empty()) notes_.push_back({std::move(lead), std::move(names)});
}

Points Notes::draw(Canvas& canvas, Points top, Points width) const {
  const TextRole& role = canvas.theme().note;
  Points y = top + kSpaceAbove;
  for (const Note& note : notes_) {
    std::string text = note.lead;
    if (!note.names.empty()) {
      std::vector<std::string> names = note.names;
      for (std::size_t i = 0; i < std::min(names.size(), kMostNames); ++i)
        names[i] = canvas.fitted(names[i], role, width / 2);
      std::size_t shown = std::min(names.size(), kMostNames);
      do text = listed(note.lead, names, shown);
      while (!complete(canvas.wrapped(text, role, width, kMostLines + 1)) && shown-- > 0);
    }
    for (const std::string& line : canvas.wrapped(text, role, width, kMostLines)) {
      canvas.text(line, {0, y + ascent(role)}, role);
      y += role.leading;
    }
  }
  return notes_.empty() ? 0 : y - top;
}

Frame draw_panel(Canvas canvas, std::string_view words, const Notes& notes, Points width) {
  const TextRole& role = canvas.label();
  const Rect area{0, 0, std::max(width, 1.0), mm(14)};
  canvas.rectangle(area, canvas.theme().panel);
  canvas.text(canvas.fitted(words, role, area.width - 4),
              {area.width / 2, area.height / 2 + role.size * 0.36}, role, Anchor::middle);
  const Points height = area.height + notes.draw(canvas, area.height, area.width);
  return std::move(canvas).finish({area.width, height});
}

Frame draw_nothing_known(Canvas canvas, const Notes& notes, Points width) {
  return draw_panel(std::move(canvas), "No value is known", notes, width);
}

std::string counted(std::size_t count, const std::string& thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

}  // namespace quire::core::charts
