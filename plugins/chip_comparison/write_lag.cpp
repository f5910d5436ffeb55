#include <algorithm>
#include <cmath>

#include "chip_comparison/lag.hpp"
#include "chip_comparison/section.hpp"
#include "chip_comparison/standing.hpp"
#include "chip_comparison/wording.hpp"

namespace quire::chip_comparison {
namespace {

/// A shipped chip with a rate and a day.
struct Shipped {
  const Assessment* chip;
  analysis::Interval rate;  // 16-bit TFLOPS
};

std::vector<Shipped> shipped_chips(const Comparison& comparison, bool leaders) {
  std::vector<Shipped> found;
  for (const auto* list : {&comparison.chips, &comparison.others})
    for (const Assessment& one : *list) {
      const analysis::Interval rate = one.chip.sixteen_bit().value;
      const bool is_leader = one.chip.country == "US";
      if (is_leader == leaders && one.shipped_by(comparison.as_of) && rate.low() > 0 &&
          std::isfinite(rate.high()) && (leaders || one.chip.country == "CN"))
        found.push_back({&one, rate});
    }
  std::stable_sort(found.begin(), found.end(), [](const Shipped& a, const Shipped& b) {
    return *a.chip->chip.launch < *b.chip->chip.launch;
  });
  return found;
}

/// The releases that raised the frontier. A disputed rate counts with its low end: what the leader
/// had for certain.
std::vector<Shipped> frontier_of(const std::vector<Shipped>& leaders) {
  std::vector<Shipped> steps;
  for (const Shipped& one : leaders)
    if (steps.empty() || one.rate.low() > steps.back().rate.low()) steps.push_back(one);
  return steps;
}

std::vector<Release> releases_of(const std::vector<Shipped>& steps) {
  std::vector<Release> releases;
  for (const Shipped& one : steps) releases.push_back({*one.chip->chip.launch, one.rate.low()});
  return releases;
}

/// Years behind, over all that the chip's rate may be; empty where an end was never matched.
std::optional<analysis::Interval> lag_of(const std::vector<Release>& leader, const Shipped& chip) {
  const Date launch = *chip.chip->chip.launch;
  const Lag low = lag_behind(leader, {launch, chip.rate.low()});
  const Lag high = lag_behind(leader, {launch, chip.rate.high()});
  if (!low.matched || !high.matched) return {};
  return analysis::Interval::between(low.years, high.years);
}

/// The low end of what the rate may be: what the chip surely has.
Value rate_value(const Shipped& one) {
  Value value = Value::number(one.rate.low(), "TFLOPS").decimals(0);
  const std::vector<quire_row> rows = one.chip->chip.sixteen_bit().rows;
  if (rows.size() > 1) value.formula("the higher of BF16 and FP16; where sources disagree, the lowest");
  for (const quire_row& row : rows) value.from(row);
  return value;
}

/// `leaders`: all US chips, since each could have been the first.
Value lag_value(const Shipped& one, const std::optional<analysis::Interval>& lag,
                const std::vector<Shipped>& leaders) {
  std::vector<quire_row> rows = one.chip->chip.sixteen_bit().rows;
  for (const Shipped& leader : leaders)
    for (const quire_row& row : leader.chip->chip.sixteen_bit().rows) rows.push_back(row);
  return computed_value(one.chip->chip, "lag/compute_16bit", lag.value_or(analysis::Interval()), 1,
                        "M2.4: days from the first US chip with that rate / 365.25", rows)
      .name(short_model(one.chip->chip) + ", years behind the first US chip of its rate");
}

/// The day on which the leader's first chip of the rate was launched, to draw an arrow back to; nothing where the chip
/// came first.
std::optional<Value> matched_value(const Shipped& one, const std::vector<Shipped>& leaders) {
  const Lag lag = lag_behind(releases_of(leaders), {*one.chip->chip.launch, one.rate.low()});
  if (lag.status != Lag::Status::behind) return {};
  Value value = Value::date(*lag.matched);
  value.formula("M2.4: launch of the first US chip with that rate");
  for (const Shipped& leader : leaders)
    if (*leader.chip->chip.launch == *lag.matched)
      for (const quire_row& row : leader.chip->chip.sixteen_bit().rows) value.from(row);
  return value;
}

/// The Chinese chips that moved their own side's frontier, newest last.
std::vector<Shipped> notable(const std::vector<Shipped>& chips) {
  std::vector<Shipped> steps = frontier_of(chips);
  constexpr std::size_t kMost = 6;
  if (steps.size() > kMost) steps.erase(steps.begin(), steps.end() - kMost);
  return steps;
}

/// Chips to tell the years of: those compared, and those that the line names.
std::vector<Shipped> told_of(const Comparison& comparison, const std::vector<Shipped>& drawn) {
  const auto is_drawn = [&](const Shipped& one) {
    return std::any_of(drawn.begin(), drawn.end(),
                       [&](const Shipped& other) { return other.chip == one.chip; });
  };
  const auto is_compared = [&](const Shipped& one) {
    return std::any_of(comparison.chips.begin(), comparison.chips.end(),
                       [&](const Assessment& other) { return &other == one.chip; });
  };
  std::vector<Shipped> told;
  for (const Shipped& one : shipped_chips(comparison, false))
    if (is_drawn(one) || is_compared(one)) told.push_back(one);
  return told;
}

void write_years(const std::vector<Shipped>& leaders, const std::vector<Shipped>& chips,
                 Section& section) {
  const std::vector<Release> releases = releases_of(leaders);
  Paragraph text = section.paragraph(
      "Years behind the first US chip with as high a rate, negative where it was ahead (");
  text.reference("chips/lag").text("): ");
  bool any_unmatched = false;
  for (const Shipped& one : chips) {
    const auto lag = lag_of(releases, one);
    any_unmatched = any_unmatched || !lag;
    text.text((&one == &chips.front() ? "" : ", ") + short_model(one.chip->chip) + " ")
        .value(lag_value(one, lag, leaders));
  }
  text.text(any_unmatched ? ". n/k: no US chip shown had as much. Chips not delivered have none."
                          : ". Chips not delivered have none.");
}

std::string title_of(const std::vector<Shipped>& shown, const std::vector<Release>& leader) {
  for (auto one = shown.rbegin(); one != shown.rend(); ++one)
    if (const auto lag = lag_of(leader, *one))
      return short_model(one->chip->chip) + " came " + plain(*lag, 1) +
             " years after the first US chip as fast";
  return "No Chinese chip shown has a rate that a US chip reached before";
}

}  // namespace

void write_lag(const Comparison& comparison, Section& section) {
  const std::vector<Shipped> leaders = frontier_of(shipped_chips(comparison, true));
  const std::vector<Shipped> shown = notable(shipped_chips(comparison, false));
  if (leaders.size() < 2 || shown.empty()) {
    section.note(
        "Lag: fewer than two dated US chips, or no dated Chinese chip, with a 16-bit rate.");
    return;
  }
  const std::vector<Release> releases = releases_of(leaders);
  std::string words = "16-bit rate by launch date.";
  Chart chart = section.chart(Chart::Kind::step, "chips/lag");
  for (const Shipped& one : shown) {
    const auto lag = lag_of(releases, one);
    const std::string years = lag ? plain(*lag, 1) + " years" : "never matched";
    words += " " + short_model(one.chip->chip) + ": " + plain(one.rate, 0) + " TFLOPS, " + years +
             " behind.";
  }
  chart.half()
      .title(title_of(shown, releases))
      .subtitle("16-bit TFLOPS of the fastest chip by launch date, log scale")
      .note("Arrows lead back to the first US chip of the rate, so many years (y) before. Disputed rates are drawn at their low end.")
      .alt(words)
      .x_axis("Launch", {}, Chart::Scale::time)
      .y_axis("TFLOPS", {}, Chart::Scale::logarithmic);
  const auto draw = [&](std::string_view name, std::string_view key,
                        const std::vector<Shipped>& steps, Series::Emphasis emphasis, bool named) {
    Series series = chart.series(name, key);
    for (const Shipped& one : steps) {
      const Value launch = Value::date(*one.chip->chip.launch);
      const auto matched = named ? matched_value(one, leaders) : std::nullopt;
      if (!matched) {
        series.point(named ? short_model(one.chip->chip) : std::string(), launch, rate_value(one), emphasis);
        continue;
      }
      const auto lag = lag_of(releases, one);
      series.point_since(short_model(one.chip->chip) + (lag ? ", " + plain(*lag, 1) + " y" : ""), *matched, launch,
                         rate_value(one), emphasis);
    }
    series.point({}, Value::date(comparison.as_of), rate_value(steps.back()), emphasis);
  };
  draw("United States", "chips/lag/us", leaders, Series::Emphasis::normal, false);
  draw("China", "chips/lag/china", shown, Series::Emphasis::highlighted, true);
  write_years(leaders, told_of(comparison, shown), section);
}

}  // namespace quire::chip_comparison
