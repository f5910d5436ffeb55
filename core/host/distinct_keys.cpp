#include "host/distinct_keys.hpp"

#include <algorithm>

#include "document/walk.hpp"

namespace quire::core {
namespace {

/// Adds the suffix to the section's own keys.
class Renamer {
 public:
  Renamer(const std::set<std::string>& own, std::string suffix) : own_(&own), suffix_(std::move(suffix)) {}

  template <class Key>
  void rename(Key& key) const {
    if (own_->contains(key)) key = key + suffix_;
  }
  void rename(Inlines& text) const {
    for (Inline& item : text) {
      if (item.kind == Inline::Kind::reference) rename(item.target);
      rename(item.children);
    }
  }
  /// Judgments keep theirs: they are told apart by them from edition to edition, and nothing refers to them.
  void rename(Block& block) const {
    if (auto* heading = std::get_if<Heading>(&block.content)) rename(heading->key);
    if (auto* table = std::get_if<Table>(&block.content)) rename(table->key);
    if (auto* chart = std::get_if<Chart>(&block.content)) rename(chart->key);
    for_each_text(block, [this](Inlines& text) { rename(text); });
  }

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
  for_each_block(decoded.section.blocks, [&](Block& block) { renamer.rename(block); });
  for (Highlight& highlight : decoded.section.highlights) {
    renamer.rename(highlight.content);
    renamer.rename(highlight.judgment.content);
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
