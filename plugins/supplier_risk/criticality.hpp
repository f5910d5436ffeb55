#pragma once

#include <optional>
#include <string>
#include <vector>

namespace quire::supplier_risk {

/// What one country holds of a supply.
struct CountrySupply {
  std::string country;
  double share = 0;       // 0 to 1
  double governance = 0;  // WGI rescaled, 0 to 10, 10 the worst
  double trade = 1;       // factor for trade restrictions, at or below 1 with agreements
};

/// A raw material as the European Commission's method sees it (JRC 2017, doi 10.2760/73303).
struct MaterialSupply {
  std::vector<CountrySupply> global;
  std::vector<CountrySupply> european;
  double import_reliance = 0;        // net imports / (net imports + output), 0 to 1
  double end_of_life_recycling = 0;  // EoL-RIR, 0 to 1
  double substitution_index = 1;     // SI_SR
};

/// "ok"; "invalid_negative", "invalid_sum" where the shares of a side are not parts of a whole (beyond half a point of
/// rounding, which is scaled away).
struct SupplyRisk {
  std::string status = "ok";
  std::optional<double> risk;  // empty without any country on a side that counts, or where invalid
};

/// SR = [HHI_WGI,t(global) IR/2 + HHI_WGI,t(EU) (1 - IR/2)] (1 - EoL_RIR) SI_SR with HHI_WGI,t =
/// Σ share² governance trade, rows of one country summed first.
SupplyRisk supply_risk_of(const MaterialSupply& material);

}  // namespace quire::supplier_risk
