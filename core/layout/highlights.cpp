#include "layout/highlights.hpp"

#include <algorithm>

namespace quire::core {

std::vector<Picked> pick(const Document& document, Highlight::Kind kind, std::size_t most) {
  std::vector<std::vector<Picked>> by_section;
  for (std::size_t i = 0; i < document.sections.size(); ++i) {
    by_section.emplace_back();
    for (const Highlight& highlight : document.sections[i].highlights)
      if (highlight.kind == kind) by_section.back().push_back({&highlight, i});
  }
  std::vector<Picked> picked;
  for (std::size_t round = 0; picked.size() < most; ++round) {
    bool any = false;
    for (const std::vector<Picked>& section : by_section) {
      if (round >= section.size() || picked.size() >= most) continue;
      picked.push_back(section[round]);
      any = true;
    }
    if (!any) break;
  }
  return picked;
}

std::vector<const Highlight*> watched(const Document& document) {
  std::vector<const Highlight*> items;
  for (const Section& section : document.sections)
    for (const Highlight& highlight : section.highlights)
      if (highlight.kind == Highlight::Kind::watch) items.push_back(&highlight);
  std::stable_sort(items.begin(), items.end(), [](const Highlight* a, const Highlight* b) {
    if (!a->date || !b->date) return a->date.has_value() && !b->date;
    return *a->date < *b->date;
  });
  return items;
}

}  // namespace quire::core
