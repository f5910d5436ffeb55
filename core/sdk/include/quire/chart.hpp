#pragma once

#include <cstdint>
#include <string_view>

#include "quire/element.hpp"

namespace quire {

class Series : public Element {
 public:
  Series(Section& section, std::string_view title, std::string_view key)
      : Element(section, QUIRE_SERIES) {
    if (!title.empty()) set(QUIRE_TITLE, title);
    if (!key.empty()) set(QUIRE_KEY, key);
  }
  enum class Emphasis { normal, highlighted };
  /// Bars and dots: the category and its length. Rows are the categories in order of first
  /// appearance, over all series of the chart.
  ///
  /// Unit:     one for the whole chart, that of the axis; a unit in the value is printed beside it.
  /// Interval: a tinted bar; of kind dot a whisker between two marks. An open side runs to the edge
  ///           as an arrow.
  /// Infinite: stands at the edge with "∞".
  /// Missing:  unknown is drawn hatched with "n/k", not left out.
  Series& bar(std::string_view label, const Value& length, Emphasis emphasis = Emphasis::normal);
  /// Lines, steps and scatters; both axes numbers, linear or log, or dates.
  ///
  /// Shape:    a line's points in any order. Those with a label are marked and named, a roofline's
  ///           ridge for example: `point("ridge", Value::number(206), Value::number(990))`.
  /// Interval: y as a band between its ends; on a scatter a whisker, or a box where x is one too.
  ///           `state` "undetermined" is a hollow mark on a scatter.
  /// Missing:  an unknown y is a gap; scatters list points without x or y under the plot. So they
  ///           do with infinite values, and with zero and less on a log axis.
  Series& point(std::string_view label, const Value& x, const Value& y,
                Emphasis emphasis = Emphasis::normal, std::string_view state = {});
  /// Lines and steps: a point with an arrow back along the x axis, to when something else stood there; y is
  /// one number. What lies between belongs into the label, which stands at the point.
  ///
  ///     series.point_since("B2, 2.4 years", Value::date(first), Value::date(launch), Value::number(780));
  Series& point_since(std::string_view label, const Value& since, const Value& x, const Value& y,
                      Emphasis emphasis = Emphasis::normal);
  /// Risk matrices: an item by a short name ("7") in the cell of its levels, whole numbers from 1
  /// (very low) to 5 (very high). With unknown it is listed under the matrix. The second form draws
  /// an arrow from the cell where it stood before.
  ///
  ///     series.item("7", Value::number(4), Value::number(3), Value::number(4), Value::number(2));
  Series& item(std::string_view label, const Value& impact, const Value& likelihood,
               Emphasis emphasis = Emphasis::normal);
  Series& item(std::string_view label, const Value& impact, const Value& likelihood,
               const Value& impact_before, const Value& likelihood_before,
               Emphasis emphasis = Emphasis::normal);
  /// Timelines: one span in the lane `lane`. Unknown start: before the axis; unknown end: open;
  /// equal dates: a marker. `state`: "in force", "scheduled", "suspended", "expired", "unknown".
  Series& span(std::string_view lane, const Value& start, const Value& end,
               std::string_view state = {});
};

class Chart : public Element {
 public:
  /// - bar, grouped_bar: horizontal bars from zero; one series, or up to five.
  /// - line, scatter: two axes with values.
  /// - step: as line, but a value holds until the next point's x: `point("", day, count)`.
  /// - timeline: lanes with spans of time.
  /// - dot: as bars, for values that need not be compared with zero; up to five series, each with a
  ///   shape of its own. `chart.series("memory").bar("H20", Value::interval(90, 110))`
  /// - dumbbell: two series over the same labels, each pair joined by a segment. It is highlighted
  ///   where the first value is surely below the second, intervals and infinite values included:
  ///   `chart.series("time to survive").bar("HBM", Value::number(3, "weeks"))`, then
  ///   `chart.series("time to recover").bar("HBM", Value::infinite())`.
  /// - stacked_bar: rows of parts of 100 %, each series one part of every row, at most six. Values
  ///   are percent from 0 to 100 and come to no more than 100 a row. An interval is certain to its
  ///   low end and hatched above; what no part covers is hatched and named "not known".
  ///   `chart.series("Taiwan").bar("Foundry", Value::interval(60, 66, "%"))`
  /// - heat_map: rows × columns, each series a column, the number in each cell. Colours follow the
  ///   value, on the y axis' scale, linear or log; its unit is not repeated in the cells. An
  ///   interval has the colours of both ends. No cell where a series has no bar for a row: not
  ///   applicable, where unknown is hatched. `chart.series("H20").bar("HBM", Value::number(64))`
  /// - risk_matrix: five levels of impact by five of likelihood, items in their cells, shaded by NIST
  ///   SP 800-30r1, table I-2. What the items are belongs in a table beside it.
  /// - network: nodes in layers from left to right, with edges; no series. At most 25 nodes: choose
  ///   those that matter.
  /// - lollipop: as bar, with less ink: for many rows, and for changes above and below zero.
  /// - column: vertical bars, one to five series over the same short labels, periods above all.
  ///   Labels that do not fit under their columns turn the chart on its side.
  /// - stacked_amount: rows of amounts that add up, each series one part of every row, at most six,
  ///   the total at the tip: a bound where a part is not known. Parts are zero or more.
  /// - area: such parts over x, at most six; all series name the same x, and where one is unknown
  ///   the total is a gap. `chart.series("data center").point("", day, Value::number(51))`
  /// - small_multiples: lines, each series in a panel of its own with the others behind it in grey,
  ///   on shared axes, at most twelve.
  /// - slope: two series, before and after, over the same labels; each pair joined by a line.
  /// - calibration: what was forecast (x, percent) against how often it came true (y, percent; an
  ///   interval for few forecasts) with the diagonal of perfect calibration.
  ///   `series.point("n = 12", Value::number(70, "%"), Value::interval(44, 81, "%"))`
  enum class Kind {
    bar,
    grouped_bar,
    line,
    scatter,
    timeline,
    dot,
    dumbbell,
    stacked_bar,
    step,
    heat_map,
    risk_matrix,
    network,
    lollipop,
    column,
    stacked_amount,
    area,
    small_multiples,
    slope,
    calibration
  };
  enum class Scale { linear, logarithmic, time };

  Chart(Section& section, Kind kind, std::string_view key) : Element(section, QUIRE_CHART) {
    constexpr std::string_view kKinds[] = {
        "bar",         "grouped_bar", "line",        "scatter",  "timeline",
        "dot",         "dumbbell",    "stacked_bar", "step",     "heat_map",
        "risk_matrix", "network",     "lollipop",    "column",   "stacked_amount",
        "area",        "small_multiples", "slope",   "calibration"};
    set(QUIRE_KIND, kKinds[static_cast<int>(kind)]);
    set(QUIRE_KEY, key);
  }
  /// A takeaway: a sentence that says what the chart shows.
  Chart& title(std::string_view text) { return set(QUIRE_TITLE, text), *this; }
  /// What is measured, in which unit, for which period.
  Chart& subtitle(std::string_view text) { return set(QUIRE_SUBTITLE, text), *this; }
  Chart& note(std::string_view text) { return set(QUIRE_NOTE, text), *this; }
  /// Required: what a reader who cannot see the chart needs to know, figures included.
  Chart& alt(std::string_view text) { return set(QUIRE_ALT, text), *this; }
  Chart& half() { return set_integer(QUIRE_SPAN, 6), *this; }
  Chart& x_axis(std::string_view title, std::string_view unit = {}, Scale scale = Scale::linear) {
    return axis("x", title, unit, scale), *this;
  }
  Chart& y_axis(std::string_view title, std::string_view unit = {}, Scale scale = Scale::linear) {
    return axis("y", title, unit, scale), *this;
  }
  /// A line across the plot at `at`, read on the x or y axis, with its name beside it; between
  /// `from` and `to` of the other axis only, where those are finite. Time axes: days since 1970.
  Chart& x_threshold(double at, std::string_view title, double from = -kUnbounded,
                     double to = kUnbounded) {
    return threshold("x", at, title, from, to), *this;
  }
  Chart& y_threshold(double at, std::string_view title, double from = -kUnbounded,
                     double to = kUnbounded) {
    return threshold("y", at, title, from, to), *this;
  }
  /// Scatters: a light fill with its name inside. An infinite bound is the plot's edge; finite ones
  /// widen the axes. Time axes: days since 1970.
  ///
  ///     chart.region("licence needed", 2400, 4800, 1.6, quire::kUnbounded);
  Chart& region(std::string_view title, double x_from, double x_to, double y_from, double y_to);
  /// Networks: a node by a key of the chart's own, in a layer from 0 (left) to 24. Highlighted ones
  /// have a thick outline.
  ///
  ///     chart.node("tsmc", "TSMC", 1, quire::Series::Emphasis::highlighted);
  Chart& node(std::string_view key, std::string_view label, int layer,
              Series::Emphasis emphasis = Series::Emphasis::normal);
  enum class EdgeState { confirmed, unconfirmed };
  /// Networks: an edge between nodes by their keys, in any layers, once for each pair and direction.
  /// `weight`, zero or more and of one unit (the y axis names it), is the line's width: an interval
  /// is light up to its high end, unknown as thin as can be. Unconfirmed edges are dashed.
  ///
  ///     chart.edge("tsmc", "nvidia", Value::interval(60, 70, "%"));
  Chart& edge(std::string_view from, std::string_view to, const Value& weight = Value::unknown(),
              EdgeState state = EdgeState::confirmed);
  Series series(std::string_view title = {}, std::string_view key = {}) {
    return open_here(), Series(*section_, title, key);
  }

 private:
  void axis(std::string_view which, std::string_view title, std::string_view unit, Scale scale);
  void threshold(std::string_view which, double at, std::string_view title, double from, double to);
};

}  // namespace quire
