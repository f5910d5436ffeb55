#include "market_signals/changes.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace quire::market_signals {
namespace {

using analysis::Interval;

constexpr Days kYear{365};
constexpr Days kWeek{8};  // fiscal calendars of 52 and 53 weeks move by a week, and a leap day

bool comparable(const Point& a, const Point& b) {
  return !a.mixes_bases && !b.mixes_bases && a.basis == b.basis;
}

bool is_off(Interval percent, double stated) {
  if (!percent.known()) return false;
  const double rounding = 0.5 * std::pow(10, -decimals_of(stated)) + 1e-9;
  return stated < percent.low() - rounding || stated > percent.high() + rounding;
}

}  // namespace

Interval percent_change(Interval now, Interval base) {
  if (!now.known() || !base.known() || base.low() <= 0) return {};
  return Interval(100) * (now / base - Interval(1));
}

Interval percent_of(Interval part, Interval whole) {
  if (!part.known() || !whole.known() || whole.low() <= 0 || part.low() < 0) return {};
  return Interval(100) * (part / whole);
}

const Point* year_before(const Series& series, const Point& point) {
  const Date wanted = point.period.end - kYear;
  auto candidate =
      std::lower_bound(series.points.begin(), series.points.end(), wanted - kWeek,
                       [](const Point& one, Date day) { return one.period.end < day; });
  const Point* found = nullptr;
  for (; candidate != series.points.end() && candidate->period.end <= wanted + kWeek; ++candidate) {
    if (std::abs(candidate->period.days() - point.period.days()) > kWeek.count()) continue;
    const auto off = [&](const Point& one) { return std::abs((one.period.end - wanted).count()); };
    if (found == nullptr || off(*candidate) < off(*found)) found = &*candidate;
  }
  return found;
}

Change change_on_year(const Series& series, const Point& point) {
  Change change{&point, year_before(series, point), {}, false};
  if (change.base != nullptr && comparable(point, *change.base))
    change.percent = percent_change(point.value, change.base->value);
  if (point.stated) change.is_off_the_stated = is_off(change.percent, *point.stated);
  return change;
}

std::vector<Change> off_the_stated(const Series& series) {
  std::vector<Change> found;
  for (const Point& point : series.points)
    if (const Change change = change_on_year(series, point); change.is_off_the_stated)
      found.push_back(change);
  return found;
}

int decimals_of(double stated) {
  if (stated == std::round(stated)) return 0;
  return std::abs(stated * 10 - std::round(stated * 10)) < 1e-6 ? 1 : 2;
}

}  // namespace quire::market_signals
