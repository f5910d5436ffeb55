#include "document/number_sources.hpp"

#include <limits>

#include "document/walk.hpp"

namespace quire::core {
namespace {

template <class Visit>
void visit_text(Inlines& words, const Visit& visit) {
  for (Inline& item : words) {
    if (item.kind == Inline::Kind::citation) visit(item.source);
    visit_text(item.children, visit);
  }
}

template <class Visit>
void visit_front_page(Document& document, const Visit& visit) {
  if (!document.front_page) return;
  using Kind = Highlight::Kind;
  const auto visit_kind = [&](Kind kind) {
    for (Section& section : document.sections)
      for (Highlight& highlight : section.highlights)
        if (highlight.kind == kind) {
          visit_text(highlight.content, visit);
          visit_text(highlight.judgment.content, visit);
        }
  };
  visit_kind(Kind::bottom_line);
  visit_kind(Kind::judgment);
  if (document.changes)
    for (Inlines& line : document.changes->lines) visit_text(line, visit);
  visit_kind(Kind::watch);
}

/// Calls `visit` with each reference to a source, in the order in which they are read.
template <class Visit>
void visit_sources(Document& document, const Visit& visit) {
  visit_front_page(document, visit);
  for (Section& section : document.sections)
    for_each_block(section.blocks, [&](Block& block) {
      for_each_text(block, [&](Inlines& words) { visit_text(words, visit); });
      if (auto* table = std::get_if<Table>(&block.content))
        for (SourceIndex& source : table->sources) visit(source);
      if (auto* chart = std::get_if<Chart>(&block.content))
        for (SourceIndex& source : chart->sources) visit(source);
    });
  if (document.front_page) return;
  for (Section& section : document.sections)  // which nothing prints
    for (Highlight& highlight : section.highlights) {
      visit_text(highlight.content, visit);
      visit_text(highlight.judgment.content, visit);
    }
}

}  // namespace

void number_sources(Document& document) {
  constexpr SourceIndex kNone = std::numeric_limits<SourceIndex>::max();
  std::vector<SourceIndex> number(document.sources.size(), kNone);  // by the number so far
  SourceIndex next = 0;
  const auto give = [&](SourceIndex source) {
    if (number.at(source) == kNone) number[source] = next++;
  };
  visit_sources(document, give);
  for (SourceIndex source = 0; source < document.sources.size(); ++source) give(source);

  std::vector<Source> numbered(document.sources.size());
  for (SourceIndex source = 0; source < document.sources.size(); ++source)
    numbered[number[source]] = std::move(document.sources[source]);
  document.sources = std::move(numbered);
  visit_sources(document, [&](SourceIndex& source) { source = number[source]; });
}

}  // namespace quire::core
