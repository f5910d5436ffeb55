#pragma once

#include <optional>
#include <string>
#include <vector>

#include "supplier_risk/tail_risk.hpp"

namespace quire::supplier_risk {

/// Something that may happen once in the period.
struct RiskEvent {
  std::string name;
  double probability = 0;  // 0 to 1, by its own cause
  double loss = 0;         // in any one unit; not negative
  std::string region;      // whose shock brings it about as well; empty: none
};

/// A shock that brings about every event of the region at once: events of one hazard zone are never
/// taken to be independent.
struct RegionShock {
  std::string region;
  double probability = 0;
  double loss = 0;  // beside that of the events
};

struct RiskRegister {
  std::vector<RiskEvent> events;
  std::vector<RegionShock> shocks;
};

/// What is wrong with the register: a probability outside 0 to 1, a negative loss, a region with
/// two shocks. Empty when nothing is.
std::string mistake_in(const RiskRegister& risks);

/// SCOR's "value at risk": the sum of probability times loss of independent events. It is the
/// expected loss, not a quantile.
double expected_loss(const RiskRegister& risks);

/// The distribution of the total loss, exact: the events of each region given its shock or not,
/// regions convolved. Empty when it would take more than a few million atoms.
std::optional<LossDistribution> exact_distribution(const RiskRegister& risks);

}  // namespace quire::supplier_risk
