#pragma once

#include <vector>

namespace quire::supplier_risk {

/// A member of a market: what is known of its share in percent, and whether there is more of
/// unknown size.
struct Member {
  double known = 0;
  bool open = false;
};

struct Figures {
  double hhi = 0;
  double shannon = 0;  // nats
  double cr1 = 0;
  double cr4 = 0;
};

/// `shares`: percent, in any order.
Figures figures_of(std::vector<double> shares);

/// The most even and the most uneven completion of a market.
struct Bounds {
  Figures even;
  Figures uneven;
};

/// The rest is shared by the open members: spread so that they end level, or all to the largest.
Bounds complete_named(const std::vector<Member>& members, double rest);

/// The rest belongs to members that are not named: countless small ones, or as few as can be;
/// `capped`: none of them larger than the smallest named.
Bounds complete_outside(const std::vector<Member>& members, double rest, bool capped);

/// The rest may also belong to the largest named member.
Bounds complete_anywhere(const std::vector<Member>& members, double rest);

}  // namespace quire::supplier_risk
