#pragma once

#include "market_signals/series.hpp"

namespace quire::market_signals {

/// How the periods of a series after an event stand to the last one before it.
struct Outlook {
  const Series* series = nullptr;
  const Event* event = nullptr;
  const Point* before = nullptr;    // the last period that ended before the event
  std::vector<const Point*> after;  // those that began after it and have a figure on the same basis
  int below = 0;                    // of these, how many are below for certain
  double probability = 0;           // that the next one is below, too
};

/// probability = (below + 1/2) / (after + 1): Jeffreys' prior, so that two of two do not make a
/// certainty. The period in which the event falls counts to neither side. Empty without a figure
/// before the event.
std::optional<Outlook> outlook_of(const Series& series, const Event& event);

/// Evidence behind points of a series: different sources, and how they are.
struct Evidence {
  std::size_t sources = 0;    // different sources
  std::size_t primary = 0;    // of these, vendors' or governments' own, read and checked
  std::size_t secondary = 0;  // the others, estimates left out
  std::int64_t age = 0;       // days from the end of the newest period to the as-of date
  std::string_view word;      // "high", "moderate" or "low"
};

/// High: two primary sources and nothing older than 30 days. Moderate: one primary or two secondary
/// sources and nothing older than 183 days. Low: all else.
Evidence weigh(const Records& records, const std::vector<const Point*>& points);

}  // namespace quire::market_signals
