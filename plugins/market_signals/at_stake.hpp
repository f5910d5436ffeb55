#pragma once

#include "market_signals/changes.hpp"

namespace quire::market_signals {

/// What kind of money an amount is. Amounts of different kinds overlap and are not added.
enum class Nature {
  earned,    // revenue that was made
  forgone,   // revenue that was not
  cost,      // written off
  returned,  // a cost taken back
  other
};

/// One amount that a rule put at stake.
struct Stake {
  const Series* series = nullptr;
  const Point* point = nullptr;
  Nature nature = Nature::other;
  bool is_expected = false;  // guided or warned of by the issuer: not an outcome
  analysis::Interval
      of_total;  // percent of the entity's total revenue of the same days, or unknown
  const Point* total = nullptr;  // that revenue; null: not in the data
  std::string key;               // "<series>/<period>", with entity, metric and days where repeated
};

/// A cost that was warned of and then booked for the same days.
struct Booked {
  const Stake* warned = nullptr;
  const Stake* booked = nullptr;
  analysis::Interval less;  // warned - booked, in their unit
};

Nature nature_of(std::string_view metric);
std::string_view words(Nature nature);

/// The amounts of the series asked for, per entity by kind and period. `total`: the series of total
/// revenue, or null.
std::vector<Stake> find_stakes(const std::vector<Series>& all, const std::vector<std::string>& ids,
                               const Series* total);
std::optional<Booked> find_booked(const std::vector<Stake>& stakes);

}  // namespace quire::market_signals
