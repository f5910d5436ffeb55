#pragma once

#include <set>
#include <string>
#include <vector>

#include "host/section_tree.hpp"

namespace quire::core {

struct Omission {
  std::set<std::string, std::less<>> omitted;  // keys of all blocks taken out
  std::vector<std::string> not_found;          // of those asked for
};

/// Takes out the blocks with these keys; a heading goes with all that stands under it, up to the
/// next one of its level or above. Terms and methods that were mentioned in them only go with them.
Omission omit_blocks(SectionTree& tree, const std::vector<std::string>& keys);

}  // namespace quire::core
