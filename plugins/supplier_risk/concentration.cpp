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

/// Suppliers with a value somewhere: their blanks say nothing.
std::set<std::string> valued_suppliers(const Market& market) {
  std::set<std::string> valued;
  for (const MarketRow& row : market.rows)
    if (row.share) valued.insert(row.supplier);
  return valued;
}

/// Members of one grouping: duplicates summed before anything is squared, zero shares left out. A
/// supplier's blank makes its member open, which may have a value by others of the group.
std::vector<Member> group(const Market& market, Grouping grouping) {
  const std::set<std::string> valued = valued_suppliers(market);
  std::map<std::string, Member> by_name;
  for (const MarketRow& row : market.rows) {
    if (row.share && *row.share > 0) by_name[name_of(row, grouping)].known += *row.share;
    if (!row.share && valued.count(row.supplier) == 0) by_name[name_of(row, grouping)].open = true;
  }
  std::vector<Member> members;
  for (const auto& [name, member] : by_name) members.push_back(member);
  return members;
}

/// Of parts of a whole: where a group has a value, the value wins, and what a blank of it may hold joins the part that
/// nobody is named for.
struct Members {
  std::vector<Member> list;
  bool open = false;      // a member of unknown size
  bool absorbed = false;  // a blank beside a value
};

Members parts_of_whole(const Market& market, Grouping grouping) {
  Members members{group(market, grouping)};
  for (Member& member : members.list) {
    members.absorbed = members.absorbed || (member.open && member.known > 0);
    if (member.known > 0) member.open = false;
    members.open = members.open || member.open;
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
  Members members = parts_of_whole(market, grouping);
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

/// The least that H = Σ x² / (Σ x)² can be when the open members may be larger than what is known of them: each at A/S,
/// A = sum of squares and S = sum of the others, which is the stationary point. Those that are larger already stay.
double lowest_hhi(const std::vector<double>& shares, std::vector<double> open) {
  double squares = 0;
  double sum = 0;
  const auto fix = [&](double share) {
    squares += share * share;
    sum += share;
  };
  for (const double share : shares) fix(share);
  std::sort(open.rbegin(), open.rend());
  std::size_t fixed = 0;
  for (; fixed < open.size() && open[fixed] > 0 && (sum == 0 || open[fixed] > squares / sum); ++fixed) fix(open[fixed]);
  const double level = sum > 0 ? squares / sum : 1;
  for (std::size_t i = fixed; i < open.size(); ++i) fix(level);
  return squares / (sum * sum);
}

void measure_quantity(Concentration& result, const Market& market, Grouping grouping, Remainder remainder) {
  const double total = total_of(market);
  if (!std::isfinite(total)) return reject(result, "invalid_sum", "E_SUM");
  std::vector<double> shares;  // of members without an unknown part
  std::vector<double> open;    // what is known of the others
  for (const Member& member : remainder == Remainder::anywhere ? group(market, grouping) : parts_of_whole(market, grouping).list)
    (member.open ? open : shares).push_back(total > 0 ? 100 * (member.known / total) : 0);
  result.active = static_cast<int>(shares.size() + open.size());
  if (open.empty()) return set_points(result, shares);
  result.status = "ok_interval";
  result.warnings.push_back("W_MISSING");
  const double lowest = lowest_hhi(shares, std::move(open));
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
  const std::set<std::string> valued = valued_suppliers(market);
  const bool active = std::any_of(market.rows.begin(), market.rows.end(), [&](const MarketRow& row) {
    return row.share ? *row.share > 0 : valued.count(row.supplier) == 0;
  });
  if (any_share(market, [](double share) { return share == 0; }))
    result.warnings.push_back("W_ZERO");
  if (grouping == Grouping::supplier && has_duplicates(market)) result.warnings.push_back("W_DUP");
  if (!active)
    result.status = "empty";
  else if (market.measure == Measure::percent)
    measure_percent(result, market, grouping, remainder);
  else
    measure_quantity(result, market, grouping, remainder);
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
