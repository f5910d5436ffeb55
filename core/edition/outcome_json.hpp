#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "edition/archive.hpp"

namespace quire::core {

/// An outcome as one line of an export, beside the records of editions.
std::string outcome_to_json(const Outcome& outcome);
/// Whether the line is meant to be one.
bool is_outcome(std::string_view json);
/// What is wrong with the line is an error at `where`.
std::optional<Outcome> outcome_from_json(std::string_view json, const SourceSpan& where,
                                         Diagnostics& diagnostics);

}  // namespace quire::core
