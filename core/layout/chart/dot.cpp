#include <algorithm>

#include "layout/chart/bar_marks.hpp"
#include "layout/chart/bar_rows.hpp"
#include "layout/chart/kinds.hpp"
#include "layout/chart/palette.hpp"

namespace quire::core::charts {
namespace {

constexpr std::size_t kMostSeries = 5;
constexpr Points kPitch = mm(4.5);
constexpr Points kLabelledSlot = 9;  // holds a line of text
constexpr Points kBareSlot = 3.4;    // marks of one row may touch: their shapes tell them apart
constexpr Points kSpaceBetweenRows = 7;
// Rows with a value at each dot may take this much; past it the axis has to do.
constexpr Points kTallestWithValues = mm(75);

Color series_color(const Chart& chart, const Theme& theme, std::size_t series, bool is_highlighted,
                   bool any) {
  // The colours of several series have to stay apart: a highlighted row has a bold name instead.
  return chart.series.size() == 1 ? mark_color(theme, 0, is_highlighted, any)
                                  : theme.series[series];
}

Bar sample(const Reading& reading, Color color, std::size_t slot) {
  return {reading, "", color, false, 0, BarLook::whisker, slot};
}

/// The series by shape and colour if there are several, then what whiskers and hatching mean.
std::vector<LegendEntry> legend_of(const BarChart& dots, const Chart& chart, const Theme& theme) {
  std::vector<LegendEntry> entries;
  const auto add = [&](std::string words, const Reading& reading, Color color, std::size_t slot) {
    entries.push_back({std::move(words), [=](Canvas& canvas, const Rect& area) {
                         const Scale scale(Axis::Scale::linear, 0, 2, area.x, area.right());
                         draw_bar_mark(canvas, sample(reading, color, slot), scale,
                                       area.y + area.height / 2, area.height);
                       }});
  };
  if (dots.slots > 1)
    for (std::size_t slot = 0; slot < dots.slots; ++slot)
      add(chart.series[slot].title, {Reading::Kind::known, {1, 1}}, theme.series[slot], slot);
  const auto any = [&](const auto& is) {
    return std::any_of(dots.rows.begin(), dots.rows.end(), [&](const BarRow& row) {
      return std::any_of(row.bars.begin(), row.bars.end(), is);
    });
  };
  if (any([](const Bar& bar) { return bar.reading.known() && !bar.reading.extent.exact(); }))
    add("between these values", {Reading::Kind::known, {0.5, 1.5}}, context_color(theme), 0);
  const auto unknown = [](const Bar& bar) { return bar.reading.kind == Reading::Kind::unknown; };
  if (dots.slots > 1 && any(unknown)) add("n/k", {}, context_color(theme), 0);
  return entries;
}

}  // namespace

Frame draw_dot(const Chart& chart, Points width, Canvas canvas) {
  BarChart dots;
  Notes notes;
  dots.axis = bar_axis(chart);
  dots.thresholds = chart.thresholds;
  dots.from_zero = false;
  dots.slots = std::min(chart.series.size(), kMostSeries);
  const bool any = any_highlighted(chart);
  RowFinder rows;
  for (std::size_t slot = 0; slot < dots.slots; ++slot) {
    rows.begin_series();
    for (const ChartPoint& point : chart.series[slot].points) {
      BarRow& row = rows.row_of(point.label, dots.rows);
      row.highlighted |= point.highlighted;
      row.bars.push_back({read(point.y, dots.axis.scale), tip_text(point.y, dots.axis),
                          series_color(chart, canvas.theme(), slot, point.highlighted, any),
                          point.highlighted, slot, BarLook::whisker, slot});
    }
  }
  std::vector<std::string> left_out;
  for (std::size_t i = dots.slots; i < chart.series.size(); ++i)
    left_out.push_back(chart.series[i].title);
  notes.add_names("Left out, a chart of dots shows five series", std::move(left_out));
  dots.legend = legend_of(dots, chart, canvas.theme());

  const auto row_height = [&](Points slot) {
    return std::max(kPitch, static_cast<double>(dots.slots) * slot + kSpaceBetweenRows);
  };
  dots.tip_labels =
      dots.slots == 1 ||
      row_height(kLabelledSlot) * static_cast<double>(dots.rows.size()) <= kTallestWithValues;
  dots.slot_height = dots.tip_labels ? kLabelledSlot : kBareSlot;
  dots.bar_height = dots.slot_height - 1;
  dots.row_height = dots.slots == 1 ? canvas.height(kPitch) : row_height(dots.slot_height);
  return draw_bar_rows(std::move(dots), std::move(notes), width, std::move(canvas));
}

}  // namespace quire::core::charts
