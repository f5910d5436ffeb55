#include "layout/blocks.hpp"
#include "layout/chart/chart.hpp"

namespace quire::core {
namespace {

// Of the designed height, on pages where that saves space: rows still hold a line of text.
constexpr double kCompactScale = 0.82;

}  // namespace

std::vector<Unit> set_chart(const Chart& chart, Measure measure, TagId parent,
                            const Setting& setting) {
  const TagId figure = setting.tag(Tag::Role::figure, parent);
  setting.tags[figure].alt = chart.alt;
  const TagId caption = setting.tag(Tag::Role::caption, figure);

  const Frame head =
      caption_frame(chart.key, chart.title, chart.subtitle, measure.width, caption, setting);
  const Frame foot = source_frame(chart.note, chart.sources, measure.width, figure, setting);
  const auto around = [&](Frame plot) {
    Frame above;
    above.size = {measure.width, 4};
    Frame below;
    below.size = {measure.width, 3};
    return stack({head, std::move(above), std::move(plot), std::move(below), foot});
  };
  const auto plot = [&](double height_scale) {
    return draw_chart(chart, measure.width, setting.theme, figure, setting.shaper, height_scale);
  };

  Unit unit;
  unit.frame = around(plot(1));
  unit.compact = std::make_shared<const Frame>(around(plot(kCompactScale)));
  unit.span = measure.span;
  unit.space_before = kBaseline;
  unit.floats = true;
  unit.keys.push_back({chart.key, 0});
  return {std::move(unit)};
}

}  // namespace quire::core
