#pragma once

#include <vector>

#include "document/document.hpp"

namespace quire::core {

/// Key of the table with all judgments.
inline constexpr const char* kScorecardKey = "judgments/all";

/// The judgments of all sections, each once: the highlighted ones of a section first, then those of its blocks.
std::vector<const Judgment*> all_judgments(const Document& document);

/// Adds a first section with the judgments of all sections on one page: a front page has room for the first of each
/// only. None where there is no front page, or fewer than four judgments.
void add_scorecard(Document& document);

}  // namespace quire::core
