#pragma once

#include "document/document.hpp"
#include "edition/archive.hpp"

namespace quire::core {

/// Gives the front page's key figures their course over the last twelve editions, this one included: those with a
/// key and a number that bring no course of their own. An edition that said it in another unit or by another formula,
/// or not at all, is a gap. Fewer than three known numbers are no course, nor are those of a figure that has taken the
/// place of another since the first of these editions: what that one did would be hidden.
/// Past editions may call them by the names that the record says were renamed.
void add_trends(Archive& archive, const EditionRecord& record, Document& document);

}  // namespace quire::core
