#pragma once

#include "common/interval.hpp"
#include "market_signals/records.hpp"

namespace quire::market_signals {

/// One period of a series, from one row or several.
struct Point {
  Period period;
  /// Several rows for one period: the interval over all they say. Unknown: no row has a figure.
  analysis::Interval value;
  std::optional<double> stated;  // growth in percent that the source gives
  std::string_view basis;        // of the first row
  bool mixes_bases = false;      // rows on different bases: compared with nothing
  bool repeats_label = false;    // another period of the series and entity is called the same
  std::vector<quire_row> rows;   // the cells of `value`
  quire_row stated_cell{};
};

/// What the sources dispute about one period of a series, beyond its own rows.
struct DisputedPeriod {
  Period period;
  analysis::Interval others;  // the figures that are not those of the point
  const Dispute* dispute = nullptr;
};

struct Series {
  std::string id;
  std::string entity;
  std::string metric;
  std::string unit;
  std::vector<Point> points;   // periods that are over, in order of their ends
  std::vector<Point> outlook;  // plans, forecasts, guidance, and periods not over: never in a line
  std::vector<DisputedPeriod> disputed;
  std::size_t overlaps = 0;  // periods that begin before an earlier one ends

  /// The latest with a figure; null without one.
  const Point* latest() const;
  std::size_t known() const;
};

/// What could be read in more than one way; for the person who runs the build.
std::vector<Series> make_series(const Records& records, std::vector<Complaint>& complaints);

/// The series of that id with the most figures: one id may stand for several metrics or units.
const Series* find_series(const std::vector<Series>& all, std::string_view id);
/// The point with exactly these days; null without one.
const Point* find_period(const Series& series, const Period& period);
/// The points as long as most of them are (quarters among quarters), the latest `most` of them.
std::vector<const Point*> line_of(const Series& series, std::size_t most);

}  // namespace quire::market_signals
