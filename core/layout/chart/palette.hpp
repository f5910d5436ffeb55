#pragma once

#include "config/theme.hpp"
#include "document/document.hpp"

namespace quire::core::charts {

bool highlighted(const ChartSeries& series);
bool any_highlighted(const Chart& chart);

/// Context beside something highlighted, and "other".
inline Color context_color(const Theme& theme) { return theme.series.back(); }

/// The colour of a mark where one is highlighted and the rest is grey; without a highlight, the
/// series' own.
Color mark_color(const Theme& theme, std::size_t series, bool is_highlighted, bool any_highlighted);

/// `color` for words: the same hue, dark enough to be read on paper (contrast 4.5 to 1).
Color text_color(const Theme& theme, Color color);

/// For words on `fill`: ink or paper, whichever is the easier to read.
Color text_color_on(const Theme& theme, Color fill);

}  // namespace quire::core::charts
