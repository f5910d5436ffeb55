#include "supplier_risk/criticality.hpp"

namespace quire::supplier_risk {
namespace {

double weighted_concentration(const std::vector<CountrySupply>& countries) {
  double sum = 0;
  for (const CountrySupply& one : countries)
    sum += one.share * one.share * one.governance * one.trade;
  return sum;
}

}  // namespace

std::optional<double> supply_risk_of(const MaterialSupply& material) {
  const double global_weight = material.import_reliance / 2;
  const double european_weight = 1 - global_weight;
  if (global_weight > 0 && material.global.empty()) return {};
  if (european_weight > 0 && material.european.empty()) return {};
  return (weighted_concentration(material.global) * global_weight +
          weighted_concentration(material.european) * european_weight) *
         (1 - material.end_of_life_recycling) * material.substitution_index;
}

}  // namespace quire::supplier_risk
