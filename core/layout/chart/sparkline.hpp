#pragma once

#include <span>
#include <string>

#include "config/theme.hpp"
#include "document/document.hpp"
#include "layout/frame.hpp"
#include "text/shaper.hpp"

namespace quire::core {

/// The course of a quantity as a line without axes from its least to its greatest value, the last
/// one marked; bands for intervals, gaps for what is not known.
Frame draw_sparkline(std::span<const Value> values, Size size, const Theme& theme, TagId tag,
                     Shaper& shaper);

/// "12 values from 3 to 8, the last one 5".
std::string describe_sparkline(std::span<const Value> values);

}  // namespace quire::core
