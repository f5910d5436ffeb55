#pragma once

#include <string>

#include "config/manifest.hpp"

namespace quire::core {

/// What a plugin's options are, as the table of a README in Markdown.
std::string option_reference(const Manifest& manifest);

}  // namespace quire::core
