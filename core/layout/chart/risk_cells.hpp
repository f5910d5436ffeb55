#pragma once

#include <compare>
#include <functional>
#include <optional>

#include "document/document.hpp"
#include "layout/chart/notes.hpp"

namespace quire::core::charts {

constexpr std::size_t kRiskLevels = 5;

/// A cell of the matrix, levels from 0 (very low).
struct RiskPlace {
  std::size_t impact = 0;
  std::size_t likelihood = 0;
  auto operator<=>(const RiskPlace&) const = default;
};

struct RiskItem {
  const ChartPoint* point = nullptr;
  std::string text;
  RiskPlace place;
  std::optional<RiskPlace> before;  // only where it is another one
  Rect area;                        // within its cell
};

/// Items beside and below one another in their cells, highlighted ones first. Those without a level
/// or without room go to `notes`.
std::vector<RiskItem> place_risk_items(const Chart& chart,
                                       const std::function<Rect(RiskPlace)>& cell_area,
                                       const Canvas& canvas, Notes& notes);

}  // namespace quire::core::charts
