#pragma once

#include <set>
#include <vector>

#include "host/section_tree.hpp"

namespace quire::core {

/// The terms and methods of `tree` that `left_out` mentions and nothing else of the section does: neither title, blocks
/// and highlights nor what explains another word that stays. None in a section with so many of them that looking for
/// each would take seconds. Nodes of `tree`.
std::set<const WireNode*> orphaned_explanations(const SectionTree& tree, const std::vector<WireNode>& left_out);

}  // namespace quire::core
