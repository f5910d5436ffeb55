#pragma once

#include "layout/chart/bar_rows.hpp"
#include "layout/chart/scale.hpp"

namespace quire::core::charts {

constexpr Points kTipGap = 3;  // from the tip of a bar to its value

/// Whether the value stands on the left of the bar: where the bar ends left of zero.
bool labelled_on_left(const Bar& bar);

/// Where the bar ends, on the side of its value.
Points tip_of(const Bar& bar, const Scale& scale);

void draw_bar_join(Canvas& canvas, const BarJoin& join, const Scale& scale, Points middle);

/// The value in its look; an unknown one as a hatched strip over the whole scale.
void draw_bar_mark(Canvas& canvas, const Bar& bar, const Scale& scale, Points middle,
                   Points height);

/// Its value, beside the tip.
void draw_bar_value(Canvas& canvas, const Bar& bar, const Scale& scale, Points middle);

TextRole value_role(const Canvas& canvas, const Bar& bar);

}  // namespace quire::core::charts
