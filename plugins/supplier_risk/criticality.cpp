#include "supplier_risk/criticality.hpp"

#include <algorithm>
#include <map>

namespace quire::supplier_risk {
namespace {

constexpr double kRoundingSlack = 0.005;  // that printed shares may exceed 1 by
constexpr double kNoise = 1e-12;

/// Each once, with the sum of its shares; what two rows say of its governance and trade counts by their shares.
std::vector<CountrySupply> merged(const std::vector<CountrySupply>& rows) {
  std::map<std::string, CountrySupply> by_country;
  for (const CountrySupply& row : rows) {
    const auto [entry, fresh] = by_country.emplace(row.country, row);
    CountrySupply& country = entry->second;
    if (fresh || row.share == 0) continue;
    const double both = country.share + row.share;
    country.governance = (country.share * country.governance + row.share * row.governance) / both;
    country.trade = (country.share * country.trade + row.share * row.trade) / both;
    country.share = both;
  }
  std::vector<CountrySupply> countries;
  for (auto& [name, country] : by_country) countries.push_back(std::move(country));
  return countries;
}

double share_sum(const std::vector<CountrySupply>& countries) {
  double sum = 0;
  for (const CountrySupply& one : countries) sum += one.share;
  return sum;
}

double weighted_concentration(const std::vector<CountrySupply>& rows) {
  const double whole = std::max(1.0, share_sum(rows));
  double sum = 0;
  for (const CountrySupply& one : merged(rows)) {
    const double share = one.share / whole;
    sum += share * share * one.governance * one.trade;
  }
  return sum;
}

const char* status_of(const std::vector<CountrySupply>& countries) {
  for (const CountrySupply& one : countries)
    if (!(one.share >= 0)) return "invalid_negative";
  return share_sum(countries) <= 1 + kRoundingSlack + kNoise ? "ok" : "invalid_sum";
}

}  // namespace

SupplyRisk supply_risk_of(const MaterialSupply& material) {
  const double global_weight = material.import_reliance / 2;
  const double european_weight = 1 - global_weight;
  for (const auto* side : {&material.global, &material.european})
    if (const std::string status = status_of(*side); status != "ok") return {status, {}};
  if (global_weight > 0 && material.global.empty()) return {};
  if (european_weight > 0 && material.european.empty()) return {};
  const double concentration = weighted_concentration(material.global) * global_weight +
                               weighted_concentration(material.european) * european_weight;
  const double risk = concentration * (1 - material.end_of_life_recycling) * material.substitution_index;
  return {"ok", risk};
}

}  // namespace quire::supplier_risk
