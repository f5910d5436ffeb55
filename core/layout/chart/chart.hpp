#pragma once

#include "base/geometry.hpp"
#include "config/theme.hpp"
#include "document/document.hpp"
#include "layout/frame.hpp"
#include "text/shaper.hpp"

namespace quire::core {

/// Draws the plot of a chart: axes, grid, marks, labels; not its title, subtitle, note or source
/// line, which the page sets as text around it.
///
/// `width` is what the grid gives (6 or 12 columns); the height follows from the kind and the data,
/// and is more or less of it by `height_scale`.
/// All items carry `tag`. Whatever the data, nothing stands outside the frame, labels do not
/// overlap, and an unknown value is drawn as such. A chart without any point gives a frame that
/// says so.
Frame draw_chart(const Chart& chart, Points width, const Theme& theme, TagId tag, Shaper& shaper,
                 double height_scale = 1);

}  // namespace quire::core
