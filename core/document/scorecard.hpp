#pragma once

#include "document/document.hpp"

namespace quire::core {

/// Key of the table with all judgments.
inline constexpr const char* kScorecardKey = "judgments/all";

/// Adds a first section with the judgments of all sections on one page: a front page has room for the first of each
/// only. None where there is no front page, or fewer than four judgments.
void add_scorecard(Document& document);

}  // namespace quire::core
