#pragma once

#include "market_signals/changes.hpp"

namespace quire::market_signals {

struct Shipper {
  const Series* series = nullptr;
  const Point* point = nullptr;
  bool is_member = false;  // of the group
};

/// `total` and `group` point into `all`: not to be copied.
struct Shipments {
  Shipments() = default;
  Shipments(Shipments&&) = default;
  Shipments& operator=(Shipments&&) = default;

  const Shipper* total = nullptr;
  const Shipper* group = nullptr;
  std::vector<Shipper> all;  // total, then outside and group by size, each member after the group
};

/// Which entities stand for more than themselves.
struct ShipmentNames {
  std::string_view series;
  std::string_view total;
  std::string_view group;
  const std::vector<std::string>* outside = nullptr;  // entities that are not members of the group
};

/// All entities in the latest period that has a total, or in the latest of all.
Shipments find_shipments(const std::vector<Series>& all, const ShipmentNames& names);
/// Percent of the total; unknown without one or in another unit.
analysis::Interval share_in(const Shipments& shipments, const Shipper& one);

}  // namespace quire::market_signals
