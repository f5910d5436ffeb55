#pragma once

#include <string>

#include "config/theme.hpp"
#include "toml/reader.hpp"

namespace quire::core {

// WCAG 2.1, 1.4.3 and 1.4.11.
constexpr double kTextContrast = 4.5;
constexpr double kMarkContrast = 3.0;

/// An error where `color` has less contrast on `paper` than `wanted`. `what`: "colour \"ink\"".
void check_contrast(const toml::Source& source, toml::Place where, const std::string& what,
                    Color color, Color paper, double wanted);

/// Series: visible on the paper, and apart from each other for every reader.
void check_series(toml::Reader& reader, const Theme& theme);

/// Steps of one scale: told apart by everyone, and in order on a printer without colours.
void check_sequential(toml::Reader& reader, const Theme& theme);

}  // namespace quire::core
