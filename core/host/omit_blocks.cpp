#include "host/omit_blocks.hpp"

#include <algorithm>

#include "quire/abi.h"

namespace quire::core {
namespace {

// The level of a block that is no heading: below all of them.
constexpr std::int64_t kNoHeading = 100;

std::int64_t level_of(const WireNode& node) {
  if (node.element != QUIRE_HEADING) return kNoHeading;
  const WireAttribute* level = node.find(QUIRE_LEVEL);
  return level == nullptr ? 2 : level->integer;
}

}  // namespace

Omission omit_blocks(WireNode& section, const std::vector<std::string>& keys) {
  Omission omission;
  std::set<std::string_view> wanted(keys.begin(), keys.end());
  std::int64_t under = 0;  // the level of the heading that is being left out, 0 for none
  std::erase_if(section.children, [&](const WireNode& node) {
    // Highlights and terms stand on pages of their own, not between the blocks.
    if (node.element == QUIRE_HIGHLIGHT || node.element == QUIRE_TERM) return false;
    if (under != 0 && level_of(node) <= under) under = 0;
    const std::string_view key = node.text_of(QUIRE_KEY);
    const bool named = !key.empty() && wanted.contains(key);
    if (named && node.element == QUIRE_HEADING && under == 0) under = level_of(node);
    if (!named && under == 0) return false;
    if (!key.empty()) omission.omitted.emplace(key);
    return true;
  });
  for (const std::string& key : keys)
    if (!omission.omitted.contains(key)) omission.not_found.push_back(key);
  return omission;
}

}  // namespace quire::core
