#pragma once

#include "market_signals/at_stake.hpp"
#include "market_signals/outlook.hpp"
#include "market_signals/words.hpp"
#include "quire/value.hpp"

/// The values that the section prints, with their keys and the rows behind them.
namespace quire::market_signals {

Value plain_count(std::size_t number);

/// The period in keys: its label, and where that stands for several, metric, unit and days as well.
std::string period_key(const Series& series, const Point& point);

/// `market/<series>/<entity>/<period>/value`.
Value point_value(const Series& series, const Point& point);
/// For bars: without unit, which stands on their axis, and without a key.
Value bar_value(const Point& point);
/// `market/<series>/yoy/<period>`, in percent.
Value growth_value(const Series& series, const Change& change);
/// Growth as the source states it, in percent; without a key.
Value stated_value(const Point& point);
/// What sources say of the period beside the series' own rows; without a key.
Value disputed_value(const Series& series, const DisputedPeriod& disputed);

/// `market/<part>/of/<whole>/<period>`, in percent.
Value share_value(const Series& part, const Point& of, const Series& whole);
/// The share itself; unknown where the whole has no period of the same days, or another unit.
analysis::Interval share_of(const Series& part, const Point& of, const Series& whole);

/// `market/at_stake/<series>/<period>`.
Value stake_value(const Stake& stake);
/// `market/at_stake/<series>/<period>/of_total`, in percent.
Value stake_share_value(const Stake& stake);
/// `market/at_stake/<series booked>/less_than_warned`.
Value booked_value(const Booked& booked);

}  // namespace quire::market_signals
