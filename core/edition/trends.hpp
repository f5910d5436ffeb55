#pragma once

#include "document/document.hpp"
#include "edition/archive.hpp"
#include "edition/renamed_keys.hpp"

namespace quire::core {

/// Gives the front page's key figures their course over the last twelve editions, this one included: those with a
/// key and a number that bring no course of their own. An edition that said it in another unit or by another formula,
/// or not at all, is a gap; fewer than three known numbers are no course.
/// Past editions may call them by the names in `renamed`.
void add_trends(Archive& archive, const EditionRecord& record, const RenamedKeys& renamed, Document& document);

}  // namespace quire::core
