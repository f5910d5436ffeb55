#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace quire::core::text {

/// The CID of each glyph of a CFF table; empty when its glyphs have names instead of CIDs, or the
/// table is damaged. Source of the format: Adobe Technical Note 5176.
std::optional<std::vector<std::uint32_t>> read_cids(std::string_view cff);

}  // namespace quire::core::text
