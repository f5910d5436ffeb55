#include "supplier_risk/sourcing.hpp"

#include <algorithm>
#include <cmath>

namespace quire::supplier_risk {
namespace {

constexpr double kDominant = 0.80;
// 0.7 + 0.1 is a little less than 0.8 in floating point.
constexpr double kNoise = 1e-12;
constexpr double kRoundingSlack = 0.005;  // of a need that may be printed as more than whole

/// Duplicates summed, a value beats a blank.
struct Purchases {
  std::map<std::string, std::optional<double>> share_by_supplier;
  std::set<std::string> warnings;
};

Purchases gather(const std::vector<const SourcingRow*>& rows) {
  Purchases purchases;
  for (const SourcingRow* row : rows) {
    const auto [entry, fresh] = purchases.share_by_supplier.emplace(row->supplier, row->share);
    if (fresh) continue;
    purchases.warnings.insert("W_DUP");
    if (row->share) entry->second = entry->second.value_or(0) + *row->share;
  }
  return purchases;
}

Sourcing judge(const std::vector<const SourcingRow*>& rows, const std::set<std::string>& makers) {
  Sourcing result;
  const auto invalid = [&](const char* flag, const char* code) {
    result.flag = flag;
    result.warnings = {code};
    return result;
  };
  for (const SourcingRow* row : rows)
    if (row->share && *row->share < 0) return invalid("invalid_negative", "E_NEG");

  auto [shares, warnings] = gather(rows);
  double sum = 0;
  for (const auto& [supplier, share] : shares) sum += share.value_or(0);
  if (!(sum <= 1 + kRoundingSlack + kNoise)) return invalid("invalid_overfull", "E_OVERFULL");
  if (sum > 1 + kNoise) warnings.insert("W_RENORM");
  const double scale = sum > 1 ? 1 / sum : 1;

  double largest = -1;
  bool blank = false;
  for (const auto& [supplier, share] : shares) {
    if (share && *share == 0) {
      warnings.insert("W_ZERO");
      continue;
    }
    ++result.active;
    if (!share) {
      blank = true;
      warnings.insert("W_MISSING");
    }
    if (share.value_or(0) * scale > largest) {
      largest = share.value_or(0) * scale;
      result.leader = supplier;
    }
  }
  result.warnings.assign(warnings.begin(), warnings.end());
  if (result.active == 0)
    result.flag = "no_active_source";
  else if (result.active == 1)
    result.flag = makers.size() == 1 ? "sole_source" : "single_source";
  else if (largest >= kDominant - kNoise)
    result.flag = "dominant_source";
  else
    result.flag = "multi_source";
  result.may_be_dominant =
      result.flag == "multi_source" && blank && 1 - sum * scale >= kDominant - kNoise;
  return result;
}

}  // namespace

std::map<BuyerCategory, Sourcing> find_single_sources(
    const std::vector<SourcingRow>& rows,
    const std::map<std::string, std::set<std::string>>& qualified) {
  std::map<BuyerCategory, std::vector<const SourcingRow*>> by_pair;
  std::map<std::string, std::set<std::string>> makers = qualified;
  for (const SourcingRow& row : rows) {
    by_pair[{row.buyer, row.category}].push_back(&row);
    makers[row.category].insert(row.supplier);
  }
  std::map<BuyerCategory, Sourcing> result;
  for (const auto& [pair, bought] : by_pair) result[pair] = judge(bought, makers[pair.second]);
  return result;
}

}  // namespace quire::supplier_risk
