#include "market_signals/shipments.hpp"

#include <algorithm>

namespace quire::market_signals {
namespace {

/// All entities in the latest period that has a total, or in the latest of all.
std::vector<Shipper> shippers_of(const std::vector<Series>& all, const ShipmentNames& names) {
  const Point* latest = nullptr;
  bool has_total = false;
  for (const Series& series : all) {
    if (series.id != names.series || series.latest() == nullptr) continue;
    const bool is_total = series.entity == names.total;
    const Point* point = series.latest();
    if (latest != nullptr && has_total && !is_total) continue;
    if (latest == nullptr || (is_total && !has_total) || point->period.end > latest->period.end)
      latest = point;
    has_total |= is_total;
  }
  std::vector<Shipper> shippers;
  if (latest == nullptr) return shippers;
  for (const Series& series : all) {
    if (series.id != names.series) continue;
    const Point* point = find_period(series, latest->period);
    if (point == nullptr) continue;
    const auto& outside = *names.outside;
    const bool is_member =
        series.entity != names.total && series.entity != names.group &&
        std::find(outside.begin(), outside.end(), series.entity) == outside.end();
    shippers.push_back({&series, point, is_member});
  }
  return shippers;
}

Shipments arrange(std::vector<Shipper> shippers, const ShipmentNames& names) {
  const auto rank = [&](const Shipper& one) {
    return one.series->entity == names.total ? 0 : one.is_member ? 2 : 1;
  };
  std::stable_sort(shippers.begin(), shippers.end(), [&](const Shipper& a, const Shipper& b) {
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    return a.point->value.known() &&
           (!b.point->value.known() || a.point->value.high() > b.point->value.high());
  });
  // Members stand under their group, not after all others.
  const auto group = std::find_if(shippers.begin(), shippers.end(), [&](const Shipper& one) {
    return one.series->entity == names.group;
  });
  const auto first_member = std::find_if(shippers.begin(), shippers.end(),
                                         [](const Shipper& one) { return one.is_member; });
  if (group != shippers.end()) std::rotate(group + 1, first_member, shippers.end());
  Shipments shipments;
  shipments.all = std::move(shippers);
  for (const Shipper& one : shipments.all) {
    if (one.series->entity == names.total) shipments.total = &one;
    if (one.series->entity == names.group) shipments.group = &one;
  }
  return shipments;
}

}  // namespace

Shipments find_shipments(const std::vector<Series>& all, const ShipmentNames& names) {
  return arrange(shippers_of(all, names), names);
}

analysis::Interval share_in(const Shipments& shipments, const Shipper& one) {
  if (shipments.total == nullptr || one.series->unit != shipments.total->series->unit) return {};
  return percent_of(one.point->value, shipments.total->point->value);
}

}  // namespace quire::market_signals
