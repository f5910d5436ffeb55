#include "layout/highlights.hpp"

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

}  // namespace quire::core
