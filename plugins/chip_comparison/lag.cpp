#include "chip_comparison/lag.hpp"

namespace quire::chip_comparison {

Lag lag_behind(std::span<const Release> leader, const Release& chip) {
  Lag lag;
  for (const Release& release : leader)
    if (release.value >= chip.value && (!lag.matched || release.date < *lag.matched))
      lag.matched = release.date;
  if (!lag.matched) return lag;
  const auto days = (chip.date - *lag.matched).count();
  lag.years = static_cast<double>(days) / 365.25;
  lag.status = days > 0 ? Lag::Status::behind : days < 0 ? Lag::Status::ahead : Lag::Status::level;
  return lag;
}

}  // namespace quire::chip_comparison
