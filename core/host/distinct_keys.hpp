#pragma once

#include <set>
#include <string>

#include "host/decode_section.hpp"

namespace quire::core {

/// Gives the blocks of a section other keys where an earlier section of the briefing has theirs: a plugin that
/// stands in it twice. "chips/specs" becomes "chips/specs~2"; references within the section follow.
void make_keys_distinct(DecodedSection& decoded, const std::set<std::string>& taken);

}  // namespace quire::core
