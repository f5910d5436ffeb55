#pragma once

#include <set>

#include "document/document.hpp"

namespace quire::core {

/// Calls `visit` with every block in reading order, those in a box after the box itself. `blocks` may be const or not.
template <class Blocks, class Visit>
void for_each_block(Blocks& blocks, const Visit& visit) {
  for (auto& block : blocks) {
    visit(block);
    if (auto* callout = std::get_if<Callout>(&block.content)) for_each_block(callout->content, visit);
  }
}

/// Calls `visit` with each running text of a block, what stands in a box left out.
template <class Block, class Visit>
void for_each_text(Block& block, const Visit& visit) {
  if (auto* heading = std::get_if<Heading>(&block.content)) visit(heading->content);
  if (auto* paragraph = std::get_if<Paragraph>(&block.content)) visit(paragraph->content);
  if (auto* judgment = std::get_if<Judgment>(&block.content)) visit(judgment->content);
  if (auto* list = std::get_if<List>(&block.content))
    for (auto& item : list->items) visit(item);
  if (auto* table = std::get_if<Table>(&block.content))
    for (auto& row : table->rows)
      for (auto& cell : row.cells) visit(cell.content);
}

/// Adds the sources that marks in a running text name.
inline void add_citations(const Inlines& words, std::set<SourceIndex>& sources) {
  for (const Inline& item : words) {
    if (item.kind == Inline::Kind::citation) sources.insert(item.source);
    add_citations(item.children, sources);
  }
}

}  // namespace quire::core
