#include "layout/chart/notes.hpp"

#include <algorithm>

#include "base/counted.hpp"

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

}  // namespace

void Notes::add_names(std::string lead, std::vector<std::string> names) {
  if (!names.empty()) notes_.push_back({std::move(lead), std::move(names)});
}

std::string Notes::sentence(const Note& note, Points width, const Canvas& canvas) {
  if (note.names.empty()) return note.lead;
  const TextRole& role = canvas.theme().note;
  std::vector<std::string> names = note.names;
  const std::size_t most = std::min(names.size(), kMostNames);
  for (std::size_t i = 0; i < most; ++i) names[i] = canvas.fitted(names[i], role, width / 2);
  // The greatest number of names, `shown`, that two lines hold; `too_many` do not fit.
  std::size_t shown = 0;
  std::size_t too_many = most + 1;
  while (too_many - shown > 1) {
    const std::size_t middle = shown + (too_many - shown) / 2;
    const auto lines =
        canvas.wrapped(listed(note.lead, names, middle), role, width, kMostLines + 1);
    (lines.size() <= kMostLines ? shown : too_many) = middle;
  }
  return listed(note.lead, names, shown);
}

Points Notes::draw(Canvas& canvas, Points top, Points width) const {
  const TextRole& role = canvas.theme().note;
  Points y = top + kSpaceAbove;
  for (const Note& note : notes_)
    for (const std::string& line :
         canvas.wrapped(sentence(note, width, canvas), role, width, kMostLines)) {
      canvas.text(line, {0, y + ascent(role)}, role);
      y += role.leading;
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

}  // namespace quire::core::charts
