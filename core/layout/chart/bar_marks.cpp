#include "layout/chart/bar_marks.hpp"

#include <algorithm>

#include "layout/chart/palette.hpp"

namespace quire::core::charts {
namespace {

bool logarithmic(const Scale& scale) { return scale.kind() == Axis::Scale::logarithmic; }

void draw_interval(Canvas& canvas, const Bar& bar, const Scale& scale, Points middle,
                   Points height) {
  const Extent& extent = bar.reading.extent;
  const Points low = extent.open_low ? scale.from() : scale.at(extent.low);
  const Points high = extent.open_high ? scale.to() : scale.at(extent.high);
  const Points thick = std::min(kIntervalBarHeight, height);
  draw_interval_bar(canvas, {low, middle - thick / 2, high - low, thick},
                    {extent.open_low, extent.open_high}, bar.color);
}

}  // namespace

bool labelled_on_left(const Bar& bar, const Scale& scale) {
  const Extent& extent = bar.reading.extent;
  return bar.reading.known() && !logarithmic(scale) && !extent.open_high && extent.high <= 0 &&
         (extent.low < 0 || extent.open_low);
}

Points tip_of(const Bar& bar, const Scale& scale) {
  const Extent& extent = bar.reading.extent;
  switch (bar.reading.kind) {
    case Reading::Kind::unknown:
      return scale.to();
    case Reading::Kind::not_positive:
      return scale.from();
    case Reading::Kind::known:
      break;
  }
  if (labelled_on_left(bar, scale)) return extent.open_low ? scale.from() : scale.at(extent.low);
  const Points end = extent.open_high ? scale.to() : scale.at(extent.high);
  return logarithmic(scale) && extent.exact() ? end + kMarkRadius : end;
}

void draw_bar_mark(Canvas& canvas, const Bar& bar, const Scale& scale, Points middle,
                   Points height) {
  switch (bar.reading.kind) {
    case Reading::Kind::not_positive:
      return;
    case Reading::Kind::unknown:
      canvas.hatch({scale.from(), middle - height / 2, scale.to() - scale.from(), height},
                   canvas.theme().ghost);
      return;
    case Reading::Kind::known:
      break;
  }
  if (!bar.reading.extent.exact()) {
    draw_interval(canvas, bar, scale, middle, height);
    return;
  }
  const Points at = scale.at(bar.reading.extent.low);
  if (logarithmic(scale)) {
    draw_mark(canvas, mark_shape(bar.slot), {at, middle}, kMarkRadius, bar.color, MarkFill::solid);
    return;
  }
  const Points zero = scale.at(0);
  canvas.rectangle({std::min(at, zero), middle - height / 2, std::abs(at - zero), height},
                   bar.color);
}

void draw_bar_value(Canvas& canvas, const Bar& bar, const Scale& scale, Points middle) {
  const TextRole role = value_role(canvas, bar);
  const bool left = labelled_on_left(bar, scale);
  const Points x = tip_of(bar, scale) + (left ? -kTipGap : kTipGap);
  canvas.text_on_paper(bar.text, {x, middle + role.size * 0.36}, role,
                       left ? Anchor::end : Anchor::start);
}

TextRole value_role(const Canvas& canvas, const Bar& bar) {
  TextRole role = bar.highlighted ? canvas.strong_label() : canvas.label();
  if (bar.highlighted) role.color = text_color(canvas.theme(), bar.color);
  return role;
}

}  // namespace quire::core::charts
