#include <cmath>

#include "chip_comparison/section.hpp"
#include "chip_comparison/standing.hpp"
#include "chip_comparison/wording.hpp"

namespace quire::chip_comparison {
namespace {

/// A mark of a log-log plot needs two positive figures, each with an upper end; an open lower end runs to the edge.
bool drawable(const Assessment& one) {
  const auto placed = [](analysis::Interval figure) {
    return (figure.low() > 0 || std::isinf(figure.low())) && std::isfinite(figure.high());
  };
  return placed(one.tpp.value) && placed(one.density.value);
}

std::string title_of(const Comparison& comparison, const std::vector<const Assessment*>& drawn) {
  const auto& baseline = comparison.baseline;
  if (baseline && baseline->nearest && baseline->nearest->ratio.high() < 1) {
    const bool is_tpp = baseline->nearest->figure == analysis::LimitDistance::Figure::tpp;
    return short_model(baseline->chip) + " stays " +
           plain((analysis::Interval(1) - baseline->nearest->ratio) * 100, 1) + " % under the " +
           (is_tpp ? "TPP" : "density") + " limit of " +
           plain(baseline->nearest->limit, is_tpp ? 0 : 2);
  }
  std::size_t controlled = 0;
  for (const Assessment* one : drawn) controlled += one->classification.surely_controlled() ? 1 : 0;
  return std::to_string(controlled) + " of " + counted(drawn.size(), "chip") +
         " with both figures exceed the limits of 3A090";
}

std::string alternative_text(const std::vector<const Assessment*>& drawn) {
  std::string text = "TPP and performance density of each chip.";
  for (const Assessment* one : drawn)
    text += " " + short_model(one->chip) + ": " + plain(one->tpp.value, 0) + " and " +
            plain(one->density.value, 2) + ", " + one->classification.text() + ".";
  return text;
}

/// Chips of the same design fall on one point: the first of them names all, the others are empty.
std::string label_of(const Assessment& one, const std::vector<const Assessment*>& drawn) {
  std::string label;
  for (const Assessment* other : drawn) {
    if (!(other->tpp.value == one.tpp.value && other->density.value == one.density.value)) continue;
    if (label.empty() && other->chip.id != one.chip.id) return {};
    label += (label.empty() ? "" : ", ") + short_model(other->chip);
  }
  return label;
}

/// What 3A090.a and .b reach (88 FR 73458), on TPP (x) and density (y).
void draw_limits(Chart& chart) {
  chart.region("3A090.a", 4800, kUnbounded, -kUnbounded, kUnbounded)
      .region(".a", 1600, 4800, 5.92, kUnbounded)
      .region(".b", 2400, 4800, 1.6, 5.92)
      .region(".b", 1600, 2400, 3.2, 5.92);
  for (const double limit : {1600.0, 2400.0, 4800.0}) chart.x_threshold(limit, plain(limit, 0));
}

}  // namespace

void write_density(const Comparison& comparison, Section& section) {
  if (!comparison.periods.rule_2023.holds_on(comparison.as_of)) return;
  std::vector<const Assessment*> drawn;
  std::vector<std::string> not_drawn;
  for (const Assessment& one : comparison.chips) {
    if (drawable(one))
      drawn.push_back(&one);
    else
      not_drawn.push_back(short_model(one.chip));
  }
  if (drawn.empty()) {
    section.note("No chip has both a compute rate and a die area: there is nothing to plot.");
    return;
  }
  Chart chart = section.chart(Chart::Kind::scatter, "chips/tpp-density");
  chart.half()
      .title(title_of(comparison, drawn))
      .subtitle("TPP (TOPS × bits) and performance density (TPP per mm²), log scales, as of " +
                iso_date(comparison.as_of))
      .note((not_drawn.empty() ? std::string()
                               : "Not drawn, a figure is n/k: " + joined(not_drawn) + ". ") +
            "Shaded: 3A090.a and .b. Hollow: class undetermined. Boxes and strokes: sources disagree; to the edge: no "
            "lower end is known. Unnamed: "
            "other chips of the "
            "dataset.")
      .alt(alternative_text(drawn))
      .x_axis("TPP", {}, Chart::Scale::logarithmic)
      .y_axis("Performance density", "TPP/mm²", Chart::Scale::logarithmic);
  draw_limits(chart);
  const auto state = [](const Assessment& one) {
    return one.classification.determined() ? std::string_view() : std::string_view("undetermined");
  };
  {
    Series series = chart.series("Compared", "chips/tpp-density/compared");
    for (const Assessment* one : drawn) {
      const std::string label = label_of(*one, drawn);
      if (label.empty()) continue;
      const bool is_baseline = comparison.baseline && comparison.baseline->chip.id == one->chip.id;
      series.point(label, tpp_value(*one), density_value(*one),
                   is_baseline ? Series::Emphasis::highlighted : Series::Emphasis::normal,
                   state(*one));
    }
  }
  Series context = chart.series("Other chips of the dataset", "chips/tpp-density/others");
  for (const Assessment& one : comparison.others)
    if (drawable(one))
      context.point({}, unkeyed_tpp_value(one), unkeyed_density_value(one), Series::Emphasis::normal,
                    state(one));
}

}  // namespace quire::chip_comparison
