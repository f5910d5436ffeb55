#include "host/omit_blocks.hpp"

#include <algorithm>
#include <utility>

#include "host/orphaned_explanations.hpp"
#include "quire/abi.h"
#include "quire/grammar.hpp"

namespace quire::core {
namespace {

// The level of a block that is no heading: below all of them.
constexpr std::int64_t kNoHeading = 100;

std::int64_t level_of(const WireNode& node) {
  if (node.element != QUIRE_HEADING) return kNoHeading;
  const WireAttribute* level = node.find(QUIRE_LEVEL);
  return level == nullptr ? 2 : level->integer;
}

/// Takes out the terms and methods that only `left_out` mentions.
void drop_orphans(SectionTree& tree, const std::vector<WireNode>& left_out) {
  const std::set<const WireNode*> orphans = orphaned_explanations(tree, left_out);
  std::vector<WireNode> kept;
  for (WireNode& node : tree.section.children)
    if (!orphans.contains(&node)) kept.push_back(std::move(node));
  tree.section.children = std::move(kept);
}

}  // namespace

Omission omit_blocks(SectionTree& tree, const std::vector<std::string>& keys) {
  Omission omission;
  const std::set<std::string_view> unwanted(keys.begin(), keys.end());
  std::vector<WireNode> kept;
  std::vector<WireNode> left_out;
  std::int64_t under = 0;  // the level of the heading that is being left out, 0 for none
  const auto take_out = [&](const WireNode& node) {
    if (grammar::stands_apart(node.element)) return false;
    if (under != 0 && level_of(node) <= under) under = 0;
    const std::string_view key = node.text_of(QUIRE_KEY);
    const bool named = !key.empty() && unwanted.contains(key);
    if (named && node.element == QUIRE_HEADING && under == 0) under = level_of(node);
    if (!named && under == 0) return false;
    if (!key.empty()) omission.omitted.emplace(key);
    return true;
  };
  for (WireNode& node : tree.section.children) {
    const bool goes = take_out(node);
    (goes ? left_out : kept).push_back(std::move(node));
  }
  tree.section.children = std::move(kept);
  if (!left_out.empty()) drop_orphans(tree, left_out);
  for (const std::string& key : keys)
    if (!omission.omitted.contains(key)) omission.not_found.push_back(key);
  return omission;
}

}  // namespace quire::core
