#pragma once

#include <string>

#include "app/build.hpp"

namespace quire::core {

/// Builds the edition of a briefing again from what is there today, writing nothing, and says what differs:
/// the report, data, plugins, figures, or bytes alone. `request` names the report; its day is the briefing's.
ExitCode verify(const std::string& pdf, BuildRequest request);

}  // namespace quire::core
