#include <algorithm>

#include "layout/chart/bar_rows.hpp"
#include "layout/chart/kinds.hpp"
#include "layout/chart/palette.hpp"
#include "layout/chart/plot_labels.hpp"

namespace quire::core::charts {
namespace {

constexpr std::size_t kMostSeries = 5;
constexpr Points kHalfHeight = mm(46);
constexpr Points kFullHeight = mm(56);
constexpr Points kFullFrom = mm(120);  // wider frames are full
constexpr double kBarPart = 0.68;      // of what a column of the row has
constexpr Points kNarrowestBar = 2;
constexpr Points kLabelAir = 4;  // between the names of neighbours
constexpr std::size_t kMostLines = 2;
constexpr Points kValueGap = 2;  // from a bar to its value
constexpr Points kArrow = 4;

/// Where a bar stands.
struct Place {
  Points middle = 0;
  Points width = 0;
  Points left() const { return middle - width / 2; }
};

/// The columns of all series by label; several series have a colour each.
std::vector<BarRow> read_columns(const Chart& chart, std::size_t slots, const Theme& theme) {
  const bool any = any_highlighted(chart);
  std::vector<BarRow> columns;
  RowFinder finder;
  for (std::size_t slot = 0; slot < slots; ++slot) {
    finder.begin_series();
    for (const ChartPoint& point : chart.series[slot].points) {
      BarRow& column = finder.row_of(point.label, columns);
      column.highlighted |= point.highlighted;
      const Color color =
          slots == 1 ? mark_color(theme, 0, point.highlighted, any) : theme.series[slot];
      column.bars.push_back({read(point.y, Axis::Scale::linear),
                             format(point.y, UnitDisplay::number_only), color, point.highlighted,
                             slot, BarLook::bar, slot});
    }
  }
  return columns;
}

/// The names under the columns; nothing if one of them does not fit.
std::optional<std::vector<std::vector<std::string>>> names_of(const std::vector<BarRow>& columns,
                                                              Points pitch, const Canvas& canvas) {
  std::vector<std::vector<std::string>> names;
  for (const BarRow& column : columns) {
    names.push_back(canvas.balanced(column.label, canvas.label(), pitch - kLabelAir, kMostLines));
    std::string all;
    for (const std::string& line : names.back()) all += line;
    const bool cut = all.ends_with("…") && !column.label.ends_with("…");
    if (cut) return {};
  }
  return names;
}

void draw_known(Canvas& canvas, const Bar& bar, const Place& place, const Plot& plot) {
  const Extent& extent = bar.reading.extent;
  const Points zero = plot.y.at(0);
  if (extent.exact()) {
    const Points at = plot.y.at(extent.low);
    canvas.rectangle({place.left(), std::min(at, zero), place.width, std::abs(at - zero)},
                     bar.color);
    return;
  }
  const Points low = extent.open_low ? plot.y.from() : plot.y.at(extent.low);
  const Points high = extent.open_high ? plot.y.to() : plot.y.at(extent.high);
  const Points head = std::min(kArrow, (low - high) / 2);
  std::vector<Point> outline{{place.left(), low - (extent.open_low ? head : 0)},
                             {place.left(), high + (extent.open_high ? head : 0)}};
  if (extent.open_high) outline.push_back({place.middle, high});
  outline.push_back({place.left() + place.width, high + (extent.open_high ? head : 0)});
  outline.push_back({place.left() + place.width, low - (extent.open_low ? head : 0)});
  if (extent.open_low) outline.push_back({place.middle, low});
  canvas.polygon(outline, canvas.tint(bar.color, kIntervalTint));
  const Stroke end{canvas.theme().ink, 1.2, {}};
  for (const auto& [open, y] : {std::pair{extent.open_low, low}, std::pair{extent.open_high, high}})
    if (!open) canvas.line({place.left(), y}, {place.left() + place.width, y}, end);
}

void draw_bar(Canvas& canvas, const Bar& bar, const Place& place, const Plot& plot) {
  switch (bar.reading.kind) {
    case Reading::Kind::known:
      draw_known(canvas, bar, place, plot);
      return;
    case Reading::Kind::infinite: {
      const Points zero = plot.y.at(0);
      const Points head = std::min(kArrow, zero - plot.y.to());
      canvas.polygon({{place.left(), zero},
                      {place.left(), plot.y.to() + head},
                      {place.middle, plot.y.to()},
                      {place.left() + place.width, plot.y.to() + head},
                      {place.left() + place.width, zero}},
                     bar.color);
      return;
    }
    default:
      canvas.hatch({place.left(), plot.area.y, place.width, plot.area.height},
                   canvas.theme().ghost);
  }
}

/// The value beyond the bar's end, on the far side of zero.
Rect draw_value(Canvas& canvas, const Bar& bar, const Place& place, const Plot& plot) {
  TextRole role = bar.highlighted ? canvas.strong_label() : canvas.label();
  const Extent& extent = bar.reading.extent;
  const bool below = bar.reading.known() && extent.high <= 0 && extent.low < 0;
  const Points tip = !bar.reading.known() ? plot.area.y + role.leading + kValueGap
                     : below ? (extent.open_low ? plot.y.from() : plot.y.at(extent.low))
                             : (extent.open_high ? plot.y.to() : plot.y.at(extent.high));
  const Points baseline = below ? tip + kValueGap + ascent(role) : tip - kValueGap;
  canvas.text_on_paper(bar.text, {place.middle, baseline}, role, Anchor::middle);
  const Points width = canvas.width_of(bar.text, role);
  return line_box(role, place.middle - width / 2, baseline, width);
}

std::vector<LegendEntry> legend_of(const Chart& chart, std::size_t slots, const Theme& theme) {
  std::vector<LegendEntry> entries;
  if (slots > 1)
    for (std::size_t i = 0; i < slots; ++i)
      entries.push_back(
          {chart.series[i].title, [color = theme.series[i]](Canvas& canvas, const Rect& area) {
             canvas.rectangle(area, color);
           }});
  return entries;
}

class Columns {
 public:
  Columns(const Chart& chart, Points width, Canvas canvas)
      : chart_(chart),
        slots_(std::min(chart.series.size(), kMostSeries)),
        width_(width),
        canvas_(std::move(canvas)),
        columns_(read_columns(chart, slots_, canvas_.theme())) {
    std::vector<std::string> left_out;
    for (std::size_t i = slots_; i < chart.series.size(); ++i)
      left_out.push_back(chart.series[i].title);
    notes_.add_names("Left out, columns show five series", std::move(left_out));
    chart_.x = {};
    std::erase_if(chart_.thresholds, [](const ChartThreshold& threshold) {
      return threshold.axis == ChartThreshold::Direction::x;
    });
  }

  /// False where names or bars do not fit side by side.
  bool plan() {
    Range x{0, static_cast<double>(columns_.size()), false};
    Range y;
    include_thresholds(chart_, x, y);
    for (const BarRow& column : columns_)
      for (const Bar& bar : column.bars)
        if (bar.reading.known()) y.include(bar.reading.extent);
    y = with_zero(y);
    PlotRequest request{x, y, 0, width_, canvas_.height(width_ > kFullFrom ? kFullHeight : kHalfHeight), 0};
    plot_ = plan_plot(chart_, request, canvas_);
    has_values_ = values_fit();
    if (has_values_) {
      // Room for the value beyond the longest bar on either side.
      const double room = (y.high - y.low) * (canvas_.label().leading + 2 * kValueGap) /
                          (request.height - 2 * canvas_.label().leading);
      if (y.high > 0) request.y.high = y.high + room;
      if (y.low < 0) request.y.low = y.low - room;
    } else {
      request.y = y;
    }
    request.top = draw_legend_and_title();
    plot_ = plan_plot(chart_, request, canvas_);
    plot_.x_plan.ticks.clear();
    plot_.x = Scale(Axis::Scale::linear, 0, static_cast<double>(columns_.size()), plot_.area.x,
                    plot_.area.right());
    names_ = names_of(columns_, pitch(), canvas_);
    return names_ && slot_width() * kBarPart >= kNarrowestBar;
  }

  Frame draw() {
    draw_axes(canvas_, plot_, Grid::y_only, width_);
    for_each([&](const Bar& bar, const Place& place) { draw_bar(canvas_, bar, place, plot_); });
    canvas_.line({plot_.area.x, plot_.y.at(0)}, {plot_.area.right(), plot_.y.at(0)},
                 zero_stroke(canvas_.theme()));
    const std::vector<Segment> lines = draw_thresholds(canvas_, chart_, plot_);
    LabelSurroundings around{plot_.area, {}, {}};
    for_each([&](const Bar& bar, const Place& place) {
      if (has_values_ || (!bar.reading.known() && fits(bar)))
        around.obstacles.push_back(draw_value(canvas_, bar, place, plot_));
    });
    notes_.add_names("Not labelled",
                     draw_labels(canvas_, threshold_labels(canvas_, chart_, plot_, lines), around));
    const Points bottom = draw_names();
    const Points notes = notes_.draw(canvas_, bottom, width_);
    return std::move(canvas_).finish({width_, bottom + notes + 2});
  }

 private:
  Points pitch() const { return plot_.area.width / static_cast<double>(columns_.size()); }
  /// Bars of several series leave a bar's width between the groups.
  Points slot_width() const {
    return slots_ == 1 ? pitch() : pitch() / (static_cast<double>(slots_) + 0.6);
  }
  bool fits(const Bar& bar) const {
    const Points room = slots_ == 1 ? pitch() - kLabelAir : slot_width();
    return canvas_.width_of(bar.text, canvas_.strong_label()) <= room;
  }
  bool values_fit() const {
    return std::all_of(columns_.begin(), columns_.end(), [&](const BarRow& column) {
      return std::all_of(column.bars.begin(), column.bars.end(),
                         [&](const Bar& bar) { return fits(bar); });
    });
  }

  Points draw_legend_and_title() {
    const Points legend =
        draw_legend(canvas_, legend_of(chart_, slots_, canvas_.theme()), 0, width_);
    return legend + draw_y_title(canvas_, axis_title(chart_.y), false, legend, width_);
  }

  template <typename Act>
  void for_each(const Act& act) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Points middle = plot_.area.x + (static_cast<double>(i) + 0.5) * pitch();
      for (const Bar& bar : columns_[i].bars) {
        const double from_middle =
            static_cast<double>(bar.slot) - (static_cast<double>(slots_) - 1) / 2;
        act(bar, Place{middle + from_middle * slot_width(),
                       slot_width() * (slots_ == 1 ? kBarPart : 0.95)});
      }
    }
  }

  Points draw_names() {
    const TextRole& role = canvas_.label();
    Points bottom = plot_.area.bottom() + 3;
    std::size_t most = 1;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Points middle = plot_.area.x + (static_cast<double>(i) + 0.5) * pitch();
      Points baseline = bottom + ascent(role);
      for (const std::string& line : (*names_)[i]) {
        canvas_.text(line, {middle, baseline},
                     columns_[i].highlighted ? canvas_.strong_label() : role, Anchor::middle);
        baseline += role.leading;
      }
      most = std::max(most, (*names_)[i].size());
    }
    return bottom + static_cast<double>(most) * role.leading + 2;
  }

  Chart chart_;
  std::size_t slots_;
  Points width_;
  Canvas canvas_;
  std::vector<BarRow> columns_;
  Notes notes_;
  Plot plot_;
  bool has_values_ = false;
  std::optional<std::vector<std::vector<std::string>>> names_;
};

}  // namespace

Frame draw_column(const Chart& chart, Points width, Canvas canvas) {
  // A bar has to start at zero, which a logarithmic axis does not have.
  if (chart.y.scale == Axis::Scale::logarithmic) return draw_dot(chart, width, std::move(canvas));
  Columns columns(chart, width, canvas);
  if (columns.plan()) return columns.draw();
  return chart.series.size() == 1 ? charts::draw_bar(chart, width, std::move(canvas))
                                  : draw_grouped_bar(chart, width, std::move(canvas));
}

}  // namespace quire::core::charts
