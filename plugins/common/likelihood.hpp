#pragma once

#include <string_view>

namespace quire::analysis {

/// The ICD 203 term (its first row) for a probability from 0 to 1; a shared bound belongs to the
/// upper band.
std::string_view likelihood_word(double probability);

}  // namespace quire::analysis
