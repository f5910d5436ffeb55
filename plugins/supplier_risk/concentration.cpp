#include "supplier_risk/concentration.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "supplier_risk/completion.hpp"

namespace quire::supplier_risk {
namespace {

constexpr double kRoundingSlack = 0.5;  // percentage points a printed market may miss 100 by

bool any_share(const Market& market, bool (*test)(double)) {
  return std::any_of(market.rows.begin(), market.rows.end(),
                     [&](const MarketRow& row) { return row.share && test(*row.share); });
}

/// One row per supplier: duplicates summed before anything is squared; a value beats a blank.
std::vector<MarketRow> merged(const std::vector<MarketRow>& rows) {
  std::map<std::string, std::size_t> place;
  std::vector<MarketRow> out;
  for (const MarketRow& row : rows) {
    const auto [entry, fresh] = place.emplace(row.supplier, out.size());
    if (fresh) {
      out.push_back(row);
    } else if (row.share) {
      std::optional<double>& share = out[entry->second].share;
      share = share.value_or(0) + *row.share;
    }
  }
  return out;
}

const std::string& name_of(const MarketRow& row, Grouping grouping) {
  switch (grouping) {
    case Grouping::supplier:
      return row.supplier;
    case Grouping::parent:
      return row.parent;
    case Grouping::country:
      return row.country;
  }
  return row.supplier;
}

/// Zero shares are inactive and left out. By country, a blank says nothing about where the missing
/// part is made, so it joins the part that nobody is named for.
std::map<std::string, Member> group(const std::vector<MarketRow>& rows, Grouping grouping) {
  std::map<std::string, Member> members;
  for (const MarketRow& row : rows) {
    if (row.share && *row.share > 0) members[name_of(row, grouping)].known += *row.share;
    if (!row.share && grouping != Grouping::country) members[name_of(row, grouping)].open = true;
  }
  return members;
}

void set_points(Concentration& result, const std::vector<double>& shares) {
  const Figures at = figures_of(shares);
  const double n = static_cast<double>(shares.size());
  result.status = "ok";
  result.hhi = at.hhi;
  result.normalised = shares.size() == 1 ? 1 : (at.hhi / 1e4 - 1 / n) / (1 - 1 / n);
  result.effective_number = 1e4 / at.hhi;
  result.shannon = at.shannon;
  result.effective_shannon = std::exp(at.shannon);
  result.cr1 = at.cr1;
  result.cr4 = at.cr4;
}

void set_bounds(Concentration& result, const Bounds& bounds) {
  const auto& [even, uneven] = bounds;
  result.status = "ok_interval";
  result.hhi = Interval::between(even.hhi, uneven.hhi);
  result.cr1 = Interval::between(even.cr1, uneven.cr1);
  result.cr4 = Interval::between(even.cr4, uneven.cr4);
}

void measure_percent(Concentration& result, const Market& market, Grouping grouping,
                     Remainder remainder, const std::vector<MarketRow>& rows) {
  double sum = 0;
  for (const MarketRow& row : rows) sum += row.share.value_or(0);
  if (!(sum <= 100 + kRoundingSlack)) {
    result.status = "invalid_sum";
    result.warnings = {"E_SUM"};
    return;
  }
  std::vector<Member> members;
  for (auto& [name, member] : group(rows, grouping)) members.push_back(member);
  const bool open =
      std::any_of(members.begin(), members.end(), [](const Member& m) { return m.open; });
  const bool blanks =
      std::any_of(rows.begin(), rows.end(), [](const MarketRow& row) { return !row.share; });

  const bool complete = !open && sum >= 100 - kRoundingSlack;
  // Above 100 by rounding only: scaled even where blanks keep the result an interval.
  if ((complete || sum > 100) && sum != 100) {
    result.warnings.push_back("W_RENORM");
    for (Member& member : members) member.known *= 100 / sum;
    sum = 100;
  }
  result.active = static_cast<int>(members.size());
  if (complete && !blanks) {
    std::vector<double> shares;
    for (const Member& member : members) shares.push_back(member.known);
    return set_points(result, shares);
  }
  if (open) {
    result.warnings.push_back("W_MISSING");
    const Bounds bounds = complete_named(members, 100 - sum);
    set_bounds(result, bounds);
    const auto& [even, uneven] = bounds;
    result.effective_number = Interval::between(1e4 / uneven.hhi, 1e4 / even.hhi);
    result.shannon = Interval::between(uneven.shannon, even.shannon);
    result.effective_shannon = Interval::between(std::exp(uneven.shannon), std::exp(even.shannon));
    return;
  }
  result.warnings.push_back("W_REMAINDER");
  const bool capped = market.coverage == Coverage::listed_largest && grouping != Grouping::country;
  set_bounds(result, remainder == Remainder::anywhere
                         ? complete_anywhere(members, 100 - sum)
                         : complete_outside(members, 100 - sum, capped));
  if (result.hhi.low() > 0)
    result.effective_number = Interval::between(1e4 / result.hhi.high(), 1e4 / result.hhi.low());
}

void measure_quantity(Concentration& result, Grouping grouping,
                      const std::vector<MarketRow>& rows) {
  double total = 0;
  double squares = 0;
  int open = 0;
  std::vector<double> shares;
  for (const auto& [name, member] : group(rows, grouping)) {
    total += member.known;
    if (member.known > 0) shares.push_back(member.known);
    if (member.open) ++open;
  }
  if (grouping == Grouping::country)  // a blank could be of any country, a new one included
    for (const MarketRow& row : rows)
      if (!row.share) ++open;
  result.active = static_cast<int>(shares.size()) + open;
  for (double& share : shares) {
    share *= 100 / total;
    squares += share * share / 1e4;
  }
  if (open == 0) return set_points(result, shares);
  result.status = "ok_interval";
  result.warnings.push_back("W_MISSING");
  // Each unknown at A/S, A = sum of squares and S = sum of the known: the stationary point.
  const double lowest = shares.empty() ? 1.0 / open : squares / (1 + open * squares);
  result.hhi = Interval::between(1e4 * lowest, 1e4);
  result.effective_number = Interval::between(1, 1 / lowest);
}

}  // namespace

Concentration measure_concentration(const Market& market, Grouping grouping, Remainder remainder) {
  Concentration result;
  if (any_share(market, [](double share) { return share < 0; })) {
    result.status = "invalid_negative";
    result.warnings = {"E_NEG"};
    return result;
  }
  if (any_share(market, [](double share) { return !std::isfinite(share); })) {
    result.status = "invalid_sum";
    result.warnings = {"E_SUM"};
    return result;
  }
  const std::vector<MarketRow> rows = merged(market.rows);
  const bool active = std::any_of(
      rows.begin(), rows.end(), [](const MarketRow& row) { return !row.share || *row.share > 0; });
  if (any_share(market, [](double share) { return share == 0; }))
    result.warnings.push_back("W_ZERO");
  if (grouping == Grouping::supplier && rows.size() < market.rows.size())
    result.warnings.push_back("W_DUP");
  if (!active)
    result.status = "empty";
  else if (market.measure == Measure::percent)
    measure_percent(result, market, grouping, remainder, rows);
  else
    measure_quantity(result, grouping, rows);
  std::sort(result.warnings.begin(), result.warnings.end());
  return result;
}

std::string band(const Interval& hhi, Guidelines guidelines) {
  static constexpr const char* kBands[] = {"low", "moderate", "high"};
  const bool is_2023 = guidelines == Guidelines::doj_ftc_2023;
  const auto place = [&](double value) {
    const double rounded = std::round(value * 1e6) / 1e6;
    if (rounded > (is_2023 ? 1800 : 2500)) return 2;
    return rounded >= (is_2023 ? 1000 : 1500) ? 1 : 0;
  };
  std::string bands;
  for (int i = place(hhi.low()); i <= place(hhi.high()); ++i)
    bands += (bands.empty() ? "" : "|") + std::string(kBands[i]);
  return bands;
}

std::optional<Merger> measure_merger(const Market& market, std::string_view a, std::string_view b) {
  const Concentration before = measure_concentration(market, Grouping::supplier);
  if (before.status != "ok" || a == b) return {};
  double total = 0;
  std::optional<double> first;
  std::optional<double> second;
  for (const MarketRow& row : merged(market.rows)) {
    total += row.share.value_or(0);
    if (row.supplier == a) first = row.share;
    if (row.supplier == b) second = row.share;
  }
  if (!first || !second) return {};
  const double share_a = 100 * *first / total;
  const double share_b = 100 * *second / total;
  Merger merger;
  merger.delta = 2 * share_a * share_b;
  merger.resulting = before.hhi.low() + merger.delta;
  const double slack = 1e-6;  // compared after rounding, as the bands are
  merger.presumed_harmful = merger.delta > 100 + slack &&
                            (merger.resulting > 1800 + slack || share_a + share_b > 30 + slack);
  return merger;
}

}  // namespace quire::supplier_risk
