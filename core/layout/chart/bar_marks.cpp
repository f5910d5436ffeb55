#include "layout/chart/bar_marks.hpp"

#include <algorithm>

#include "layout/chart/palette.hpp"

namespace quire::core::charts {
namespace {

constexpr Points kEndRadius = kMarkRadius * 0.75;  // of a whisker's ends
constexpr double kHatchTint = 0.5;
constexpr Points kStemWidth = 1.2;

void draw_whisker(Canvas& canvas, const Bar& bar, const Scale& scale, Points middle) {
  const Extent& extent = bar.reading.extent;
  const Points low = extent.open_low ? scale.from() : scale.at(extent.low);
  const Points high = extent.open_high ? scale.to() : scale.at(extent.high);
  canvas.line({low, middle}, {high, middle}, {bar.color, kWhiskerWidth, {}});
  // No mark between the ends: it would claim a point that nobody knows.
  const auto end = [&](bool open, Points x, Points direction) {
    if (open)  // it goes on
      draw_arrow_head(canvas, {x, middle}, direction, bar.color);
    else
      draw_mark(canvas, mark_shape(bar.series), {x, middle}, kEndRadius, bar.color,
                MarkFill::solid);
  };
  end(extent.open_low, low, -1);
  end(extent.open_high, high, 1);
}

/// From zero to where the value begins; an interval that holds zero has none.
void draw_stem(Canvas& canvas, const Bar& bar, const Scale& scale, Points middle) {
  const Extent& extent = bar.reading.extent;
  const bool infinite = bar.reading.kind == Reading::Kind::infinite;
  const bool above = infinite || (!extent.open_low && extent.low > 0);
  const bool below = !infinite && !extent.open_high && extent.high < 0;
  if (!above && !below) return;
  const Points end = infinite ? scale.to() : scale.at(above ? extent.low : extent.high);
  canvas.line({scale.at(0), middle}, {end, middle}, {bar.color, kStemWidth, {}});
}

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

bool labelled_on_left(const Bar& bar) {
  const Extent& extent = bar.reading.extent;
  return bar.value_on_left ||
         (bar.reading.known() && starts_at_zero(bar.look) && !extent.open_high &&
          extent.high <= 0 && (extent.low < 0 || extent.open_low));
}

Points tip_of(const Bar& bar, const Scale& scale) {
  const Extent& extent = bar.reading.extent;
  switch (bar.reading.kind) {
    case Reading::Kind::unknown:
      return scale.to();
    case Reading::Kind::infinite:
      return scale.to() + (bar.look == BarLook::bar ? 0 : kMarkRadius);
    case Reading::Kind::not_positive:
      return scale.from();
    case Reading::Kind::known:
      break;
  }
  if (labelled_on_left(bar)) {
    const Points start = extent.open_low ? scale.from() : scale.at(extent.low);
    return bar.look == BarLook::bar || extent.open_low ? start : start - kMarkRadius;
  }
  const Points end = extent.open_high ? scale.to() : scale.at(extent.high);
  const bool ends_in_mark =
      has_whiskers(bar.look) ? !extent.open_high : bar.look == BarLook::dot && extent.exact();
  return ends_in_mark ? end + kMarkRadius : end;
}

void draw_bar_join(Canvas& canvas, const BarJoin& join, const Scale& scale, Points middle) {
  canvas.line({scale.at(join.from), middle}, {scale.at(join.to), middle}, join.stroke);
}

void draw_bar_mark(Canvas& canvas, const Bar& bar, const Scale& scale, Points middle,
                   Points height) {
  if (bar.look == BarLook::stem) draw_stem(canvas, bar, scale, middle);
  switch (bar.reading.kind) {
    case Reading::Kind::not_positive:
      return;
    case Reading::Kind::unknown:
      // Whiskers of several series stand close: the colour says whose value is not known.
      canvas.hatch(
          {scale.from(), middle - height / 2, scale.to() - scale.from(), height},
          bar.look == BarLook::whisker ? canvas.tint(bar.color, kHatchTint) : canvas.theme().ghost);
      return;
    case Reading::Kind::infinite:
      bar.look == BarLook::bar
          ? draw_pointed_bar(canvas,
                             {scale.at(0), middle - height / 2, scale.to() - scale.at(0), height},
                             {false, true}, bar.color)
          : draw_mark(canvas, mark_shape(bar.series), {scale.to(), middle}, kMarkRadius, bar.color,
                      MarkFill::solid);
      return;
    case Reading::Kind::known:
      break;
  }
  if (!bar.reading.extent.exact()) {
    has_whiskers(bar.look) ? draw_whisker(canvas, bar, scale, middle)
                           : draw_interval(canvas, bar, scale, middle, height);
    return;
  }
  const Points at = scale.at(bar.reading.extent.low);
  if (bar.look != BarLook::bar) {
    draw_mark(canvas, mark_shape(bar.series), {at, middle}, kMarkRadius, bar.color,
              MarkFill::solid);
    return;
  }
  const Points zero = scale.at(0);
  canvas.rectangle({std::min(at, zero), middle - height / 2, std::abs(at - zero), height},
                   bar.color);
}

void draw_bar_value(Canvas& canvas, const Bar& bar, const Scale& scale, Points middle) {
  const TextRole role = value_role(canvas, bar);
  const bool left = labelled_on_left(bar);
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
