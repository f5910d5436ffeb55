#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/interval.hpp"

namespace quire::supplier_risk {

using analysis::Interval;

/// A supplier's part of one market: percent of it, or a quantity in any unit common to all rows.
struct MarketRow {
  std::string supplier;
  std::string parent;  // ultimate parent; the supplier itself when nobody owns it
  std::string country;
  std::optional<double> share;  // empty: named and active, size unknown
};

enum class Measure { percent, quantity };

/// What is known about suppliers outside the list.
enum class Coverage {
  any,             // they may be of any size
  listed_largest,  // none is larger than the smallest listed
};

struct Market {
  std::vector<MarketRow> rows;
  Measure measure = Measure::percent;
  Coverage coverage = Coverage::any;
};

enum class Grouping { supplier, parent, country };

/// Where the part of a market that no row accounts for may belong.
enum class Remainder {
  outside,   // to members that are not named
  anywhere,  // to named members as well: a firm that is not listed has a listed country
};

/// How concentrated a market is. Shares in percent, HHI from 0 to 10 000.
///
/// `status`: "ok" (points), "ok_interval" (bounds), "invalid_negative", "invalid_sum" or "empty";
/// with the last three, every figure is unknown. A figure that the case gives no bound for is
/// unknown.
struct Concentration {
  std::string status;
  std::vector<std::string> warnings;  // codes, sorted
  int active = 0;                     // members with a share above zero or unknown
  Interval hhi;
  std::optional<double> normalised;  // (H - 1/n) / (1 - 1/n)
  Interval effective_number;         // 1/H
  Interval shannon;                  // nats
  Interval effective_shannon;        // e^shannon
  Interval cr1;
  Interval cr4;
};

/// Herfindahl-Hirschman index and its companions, with sharp bounds where shares are missing: HHI
/// and the concentration ratios are Schur-convex, so their extremes are the most even and the most
/// uneven completion (Marshall and Olkin).
Concentration measure_concentration(const Market& market, Grouping grouping,
                                    Remainder remainder = Remainder::outside);

enum class Guidelines { doj_ftc_2023, doj_ftc_2010 };

/// "low", "moderate", "high", or the bands an interval touches, lowest first: "moderate|high".
/// Exactly 1 000 and 1 800 (2023), 1 500 and 2 500 (2010) are moderate.
std::string band(const Interval& hhi, Guidelines guidelines);

struct Merger {
  double delta = 0;               // HHI points added
  double resulting = 0;           // HHI after
  bool presumed_harmful = false;  // 2023: Δ > 100 and (HHI > 1 800 or merged share > 30 %)
};

/// Empty when the market's HHI is not one number or a name is not in it.
std::optional<Merger> measure_merger(const Market& market, std::string_view a, std::string_view b);

}  // namespace quire::supplier_risk
