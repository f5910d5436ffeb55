#include "layout/blocks.hpp"
#include "layout/chart/chart.hpp"

namespace quire::core {

std::vector<Unit> set_chart(const Chart& chart, Measure measure, TagId parent,
                            const Setting& setting) {
  const TagId figure = setting.tag(Tag::Role::figure, parent);
  setting.tags[figure].alt = chart.alt;
  const TagId caption = setting.tag(Tag::Role::caption, figure);

  std::vector<Frame> parts;
  parts.push_back(
      caption_frame(chart.key, chart.title, chart.subtitle, measure.width, caption, setting));
  Frame gap;
  gap.size = {measure.width, 4};
  parts.push_back(gap);
  parts.push_back(draw_chart(chart, measure.width, setting.theme, figure, setting.shaper));
  gap.size.height = 3;
  parts.push_back(gap);
  parts.push_back(source_frame(chart.note, chart.sources, measure.width, figure, setting));

  Unit unit;
  unit.frame = stack(std::move(parts));
  unit.span = measure.span;
  unit.space_before = kBaseline;
  unit.keys.push_back({chart.key, 0});
  return {std::move(unit)};
}

}  // namespace quire::core
