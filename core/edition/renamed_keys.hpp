#pragma once

#include <set>
#include <string>
#include <vector>

#include "edition/compare.hpp"
#include "edition/record.hpp"

namespace quire::core {

/// `key` of a past edition by its name of today; renames in a row are followed.
std::string key_of_today(const RenamedKeys& renamed, const std::string& plugin, const std::string& key);

/// The figures and judgments of a past edition by their names of today. Where it has both names, what stands under
/// today's stays.
void rename_keys(const RenamedKeys& renamed, EditionRecord& past);

/// Names that past editions may have said any of `keys` under, those of today among them.
std::set<std::string> keys_of_past(const RenamedKeys& renamed, const std::set<std::string>& keys);

/// Where a figure went and another came in the same row and column of the same plugin: it was renamed, likely.
RenamedKeys likely_renames(const Comparison& comparison);

}  // namespace quire::core
