#pragma once

#include <span>
#include <string>
#include <string_view>

namespace quire::core {

/// `did you mean "trend"?` for the candidate nearest to `word`, or empty when none is near.
/// Near: at most a third of the longer word's length in edits (Damerau-Levenshtein, adjacent
/// transpositions count one). Ties go to the earlier candidate.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

}  // namespace quire::core
