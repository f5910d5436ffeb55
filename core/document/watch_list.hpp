#pragma once

#include <string>
#include <vector>

#include "document/document.hpp"

namespace quire::core {

/// Key of the table with all that is to be watched.
inline constexpr const char* kWatchListKey = "watch/list";

/// What the sections' plugins say to watch, the nearest day first, what has no day last.
std::vector<const Highlight*> watched(const Document& document);

/// Adds a last section with all that is to be watched: a front page has room for the nearest only. None where there is no
/// front page, or one thing alone.
void add_watch_list(Document& document);

}  // namespace quire::core
