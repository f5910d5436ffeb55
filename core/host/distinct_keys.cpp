#include "host/distinct_keys.hpp"

#include <algorithm>

namespace quire::core {
namespace {

class Renamer {
 public:
  Renamer(const std::set<std::string>& own, std::string suffix) : own_(&own), suffix_(std::move(suffix)) {}

  void rename(std::string& key) const {
    if (own_->contains(key)) key += suffix_;
  }
  void rename(Inlines& inlines) const {
    for (Inline& item : inlines) {
      if (item.kind == Inline::Kind::reference) rename(item.target);
      rename(item.children);
    }
  }
  void rename(Blocks& blocks) const {
    for (Block& block : blocks) std::visit([this](auto& content) { rename(content); }, block.content);
  }

  void rename(Heading& heading) const {
    rename(heading.key);
    rename(heading.content);
  }
  void rename(Paragraph& paragraph) const { rename(paragraph.content); }
  void rename(List& list) const {
    for (Inlines& item : list.items) rename(item);
  }
  void rename(Table& table) const {
    rename(table.key);
    for (TableRow& row : table.rows)
      for (TableCell& cell : row.cells) rename(cell.content);
  }
  void rename(Chart& chart) const { rename(chart.key); }
  void rename(Callout& callout) const { rename(callout.content); }
  // Judgments are told apart by their keys from edition to edition, and nothing refers to them.
  void rename(Judgment& judgment) const { rename(judgment.content); }
  static void rename(Listing&) {}
  static void rename(KeyFigures&) {}
  static void rename(Image&) {}

 private:
  const std::set<std::string>* own_;
  std::string suffix_;
};

}  // namespace

void make_keys_distinct(DecodedSection& decoded, const std::set<std::string>& taken) {
  const auto collides = [&](const std::string& suffix) {
    return std::any_of(decoded.block_keys.begin(), decoded.block_keys.end(),
                       [&](const std::string& key) { return taken.contains(key + suffix); });
  };
  if (!collides("")) return;
  int number = 2;
  while (collides("~" + std::to_string(number))) ++number;
  const std::string suffix = "~" + std::to_string(number);
  const Renamer renamer(decoded.block_keys, suffix);
  renamer.rename(decoded.section.blocks);
  for (Highlight& highlight : decoded.section.highlights) {
    renamer.rename(highlight.content);
    renamer.rename(highlight.judgment);
  }
  std::set<std::string> references;
  for (std::string key : decoded.references) {
    renamer.rename(key);
    references.insert(std::move(key));
  }
  decoded.references = std::move(references);
  std::set<std::string> keys;
  for (const std::string& key : decoded.block_keys) keys.insert(key + suffix);
  decoded.block_keys = std::move(keys);
}

}  // namespace quire::core
