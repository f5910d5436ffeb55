#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "config/report.hpp"

namespace quire::core::config_detail {

/// A warning for each "{name}" in `text` that is no parameter but nearly one: it would stand on the page. Other braces are
/// braces.
void warn_of_unknown_parameters(const std::string& text, const std::vector<Parameter>& parameters,
                                const SourceSpan& where, Diagnostics& diagnostics);

}  // namespace quire::core::config_detail
