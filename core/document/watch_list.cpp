#include "document/watch_list.hpp"

#include <algorithm>
#include <set>

#include "document/walk.hpp"

namespace quire::core {
namespace {

Inline plain(std::string words) {
  Inline item;
  item.text = std::move(words);
  return item;
}

Table table_of(const std::vector<const Highlight*>& items) {
  Table table;
  table.key = kWatchListKey;
  table.title = "All that the sections say to watch";
  table.subtitle = "The nearest day first; without a day, a condition that may come true at any time";
  table.columns = {{"Day", "", TableColumn::Align::left}, {"What", "", TableColumn::Align::left}};
  std::set<SourceIndex> sources;
  for (const Highlight* item : items) {
    add_citations(item->content, sources);
    TableRow row;
    row.cells = {{{plain(item->date ? iso_date(*item->date) : "any day")}, {}}, {item->content, {}}};
    table.rows.push_back(std::move(row));
  }
  table.sources.assign(sources.begin(), sources.end());
  return table;
}

std::string title_of(const std::vector<const Highlight*>& items) {
  const std::string things = std::to_string(items.size()) + " things to watch";
  const Highlight& first = *items.front();
  return first.date ? things + ", the first on " + long_date(*first.date) : things;
}

}  // namespace

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

void add_watch_list(Document& document) {
  const std::vector<const Highlight*> items = watched(document);
  if (!document.front_page || items.size() < 2) return;
  Section section;
  section.title = title_of(items);
  section.blocks.push_back({table_of(items)});
  document.sections.push_back(std::move(section));
}

}  // namespace quire::core
