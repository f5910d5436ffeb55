#pragma once

#include <filesystem>
#include <optional>

#include "base/diagnostic.hpp"
#include "config/theme.hpp"

namespace quire::core {

/// Reads a theme file: the defaults with whatever the file replaces. Text must have a contrast of
/// 4.5:1 on the paper, marks 3:1 (WCAG 2.1, 1.4.3 and 1.4.11).
std::optional<Theme> read_theme(const std::filesystem::path& file, Diagnostics& diagnostics);

}  // namespace quire::core
