#include "policy_summary/outlook.hpp"

#include <algorithm>
#include <cmath>

#include "policy_summary/spans.hpp"

namespace quire::policy_summary {
namespace {

constexpr double kDaysPerYear = 365.25;
constexpr int kEnoughInterruptions = 5;

struct Exposure {
  double days = 0;
  int interruptions = 0;
};

/// Time in force up to `as_of`, and how often it was cut short.
Exposure exposure_of(const Rule& rule, Date as_of) {
  Exposure exposure;
  for (const Span& span : spans_of(rule, as_of)) {
    const bool was_in_force = span.state == State::in_force || span.state == State::expired;
    if (!was_in_force || span.from > as_of) continue;
    const bool is_over = span.to && *span.to < as_of;
    const Date last = is_over ? *span.to : as_of;
    exposure.days += static_cast<double>((last - span.from).count() + 1);
    if (is_over) ++exposure.interruptions;
  }
  return exposure;
}

}  // namespace

std::optional<Outlook> outlook_for(const std::vector<Measure>& measures, Side side, Date as_of,
                                   int days) {
  Outlook outlook;
  outlook.side = side;
  outlook.by = as_of + Days{days};
  double measure_days = 0;
  for (const Measure& measure : measures) {
    if (measure.side != side) continue;
    outlook.rows.push_back(measure.first().row);
    const Exposure exposure = exposure_of(measure.first(), as_of);
    measure_days += exposure.days;
    outlook.interrupted += exposure.interruptions;
    if (measure.status.state != State::in_force) continue;
    ++outlook.in_force;
    if (measure.first().confidence == "regulation") ++outlook.on_regulation;
  }
  if (outlook.in_force == 0 || measure_days <= 0) return {};
  outlook.measure_years = measure_days / kDaysPerYear;
  const double ahead = static_cast<double>(outlook.in_force) * days;
  outlook.probability =
      1 - std::pow(measure_days / (measure_days + ahead), outlook.interrupted + 0.5);
  return outlook;
}

std::string_view confidence_word(const Outlook& outlook) {
  return outlook.interrupted >= kEnoughInterruptions ? "moderate" : "low";
}

}  // namespace quire::policy_summary
