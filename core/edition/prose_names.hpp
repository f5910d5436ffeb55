#pragma once

#include <string>
#include <utility>
#include <vector>

#include "document/document.hpp"

namespace quire::core::edition_detail {

/// The values of a line of prose and of its footnotes, each with the few words it stands between, "in force, that is …
/// for at least one within": what a reader who looks for the number finds. No words of another sentence, none beyond another value, and
/// none at all where it stands alone. The values are those of `inlines`.
std::vector<std::pair<const Value*, std::string>> name_by_words(const Inlines& inlines);

}  // namespace quire::core::edition_detail
