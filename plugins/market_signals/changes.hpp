#pragma once

#include "market_signals/series.hpp"

namespace quire::market_signals {

/// A figure against that of the same period a year before.
struct Change {
  const Point* point = nullptr;
  const Point* base = nullptr;     // null: not in the data
  analysis::Interval percent;      // unknown without a base above zero on the same basis
  bool is_off_the_stated = false;  // by more than the rounding of what the source states
};

/// 100 x (now / base - 1). Unknown where the base can be zero or negative: a percentage of nothing,
/// or of a loss, says nothing.
analysis::Interval percent_change(analysis::Interval now, analysis::Interval base);
/// 100 x part / whole. Unknown where the whole can be zero or less, or the part negative.
analysis::Interval percent_of(analysis::Interval part, analysis::Interval whole);

/// The period that ended a year earlier and is as long, give or take the week by which fiscal
/// quarters move. Null without one.
const Point* year_before(const Series& series, const Point& point);
Change change_on_year(const Series& series, const Point& point);

/// Every point of the series whose stated growth the figures do not bear out.
std::vector<Change> off_the_stated(const Series& series);

/// Digits after the point with which a source states a figure: 26 has none, 26.5 one, at most two.
int decimals_of(double stated);

}  // namespace quire::market_signals
