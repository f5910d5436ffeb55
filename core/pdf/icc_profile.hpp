#pragma once

#include <string>

namespace quire::core {

/// An sRGB profile (ICC version 2, display, matrix and curves), the output intent that PDF/A asks
/// for.
std::string srgb_profile();

}  // namespace quire::core
