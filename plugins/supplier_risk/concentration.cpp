#include "supplier_risk/concentration.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "supplier_risk/completion.hpp"

namespace quire::supplier_risk {
namespace {

constexpr double kRoundingSlack = 0.5;  // percentage points a printed market may miss 100 by
constexpr double kNoise = 1e-9;         // of floating sums: ten times 9.99 may not be 99.9

bool any_share(const Market& market, bool (*test)(double)) {
  return std::any_of(market.rows.begin(), market.rows.end(),
                     [&](const MarketRow& row) { return row.share && test(*row.share); });
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

/// Members of one grouping: duplicates summed before anything is squared, zero shares left out. A
/// blank makes a member open; where its group has a value, the value wins and what the blank may
/// hold joins the part that nobody is named for.
struct Members {
  std::vector<Member> list;
  bool open = false;      // a member of unknown size
  bool absorbed = false;  // a blank beside a value
};

Members group(const Market& market, Grouping grouping) {
  std::set<std::string> valued;  // suppliers with a value somewhere: their blanks say nothing
  for (const MarketRow& row : market.rows)
    if (row.share) valued.insert(row.supplier);
  std::map<std::string, Member> by_name;
  for (const MarketRow& row : market.rows) {
    if (row.share && *row.share > 0) by_name[name_of(row, grouping)].known += *row.share;
    if (!row.share && valued.count(row.supplier) == 0) by_name[name_of(row, grouping)].open = true;
  }
  Members members;
  for (auto& [name, member] : by_name) {
    members.absorbed = members.absorbed || (member.open && member.known > 0);
    if (member.known > 0) member.open = false;
    members.open = members.open || member.open;
    members.list.push_back(member);
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

double total_of(const Market& market) {
  double sum = 0;
  for (const MarketRow& row : market.rows) sum += row.share.value_or(0);
  return sum;
}

void reject(Concentration& result, const char* status, const char* code) {
  result.status = status;
  result.warnings = {code};
}

void measure_percent(Concentration& result, const Market& market, Grouping grouping,
                     Remainder remainder) {
  double sum = total_of(market);
  if (!(sum <= 100 + kRoundingSlack + kNoise)) return reject(result, "invalid_sum", "E_SUM");
  Members members = group(market, grouping);
  const bool complete = !members.open && sum >= 100 - kRoundingSlack - kNoise;
  // Above 100 by rounding only: scaled even where blanks keep the result an interval.
  if ((complete || sum > 100 + kNoise) && std::abs(sum - 100) > kNoise)
    result.warnings.push_back("W_RENORM");
  if (complete || sum > 100) {
    for (Member& member : members.list) member.known *= 100 / sum;
    sum = 100;
  }
  result.active = static_cast<int>(members.list.size());
  if (complete) {
    std::vector<double> shares;
    for (const Member& member : members.list) shares.push_back(member.known);
    return set_points(result, shares);
  }
  const bool anywhere = remainder == Remainder::anywhere;
  if (members.open && !(anywhere && members.absorbed)) {
    result.warnings.push_back("W_MISSING");
    const Bounds bounds = complete_named(members.list, 100 - sum);
    set_bounds(result, bounds);
    const auto& [even, uneven] = bounds;
    result.effective_number = Interval::between(1e4 / uneven.hhi, 1e4 / even.hhi);
    result.shannon = Interval::between(uneven.shannon, even.shannon);
    result.effective_shannon = Interval::between(std::exp(uneven.shannon), std::exp(even.shannon));
    return;
  }
  result.warnings.push_back("W_REMAINDER");
  const bool capped = market.coverage == Coverage::listed_largest && grouping != Grouping::country;
  set_bounds(result, anywhere ? complete_anywhere(members.list, 100 - sum)
                              : complete_outside(members.list, 100 - sum, capped));
  if (result.hhi.low() > 0)
    result.effective_number = Interval::between(1e4 / result.hhi.high(), 1e4 / result.hhi.low());
}

void measure_quantity(Concentration& result, const Market& market, Grouping grouping) {
  const double total = total_of(market);
  if (!std::isfinite(total)) return reject(result, "invalid_sum", "E_SUM");
  double squares = 0;
  int open = 0;
  std::vector<double> shares;
  for (const Member& member : group(market, grouping).list) {
    if (member.open)
      ++open;
    else
      shares.push_back(100 * (member.known / total));
  }
  result.active = static_cast<int>(shares.size()) + open;
  for (const double share : shares) squares += share * share / 1e4;
  if (open == 0) return set_points(result, shares);
  result.status = "ok_interval";
  result.warnings.push_back("W_MISSING");
  // Each unknown at A/S, A = sum of squares and S = sum of the known: the stationary point.
  const double lowest = shares.empty() ? 1.0 / open : squares / (1 + open * squares);
  result.hhi = Interval::between(1e4 * lowest, 1e4);
  result.effective_number = Interval::between(1, 1 / lowest);
}

/// A supplier stands in more than one row.
bool has_duplicates(const Market& market) {
  std::set<std::string> seen;
  return std::any_of(market.rows.begin(), market.rows.end(),
                     [&](const MarketRow& row) { return !seen.insert(row.supplier).second; });
}

}  // namespace

Concentration measure_concentration(const Market& market, Grouping grouping, Remainder remainder) {
  Concentration result;
  if (any_share(market, [](double share) { return share < 0; })) {
    reject(result, "invalid_negative", "E_NEG");
    return result;
  }
  if (any_share(market, [](double share) { return !std::isfinite(share); })) {
    reject(result, "invalid_sum", "E_SUM");
    return result;
  }
  const bool active = std::any_of(market.rows.begin(), market.rows.end(), [](const MarketRow& row) {
    return !row.share || *row.share > 0;
  });
  if (any_share(market, [](double share) { return share == 0; }))
    result.warnings.push_back("W_ZERO");
  if (grouping == Grouping::supplier && has_duplicates(market)) result.warnings.push_back("W_DUP");
  if (!active)
    result.status = "empty";
  else if (market.measure == Measure::percent)
    measure_percent(result, market, grouping, remainder);
  else
    measure_quantity(result, market, grouping);
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
  for (const MarketRow& row : market.rows) {
    total += row.share.value_or(0);
    if (row.supplier == a) first = first.value_or(0) + row.share.value_or(0);
    if (row.supplier == b) second = second.value_or(0) + row.share.value_or(0);
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
