#include "layout/chart/tallest_chart.hpp"

#include <algorithm>

namespace quire::core::charts {

Points tallest_chart(const Theme& theme) {
  constexpr Points kAsDesigned = mm(200);
  const Theme designed;
  // Larger type takes more of the page beside the chart.
  const auto more = [](const TextRole& role, const TextRole& usual, int lines) {
    return lines * std::max(0.0, role.leading - usual.leading);
  };
  return kAsDesigned - more(theme.heading, designed.heading, 2) - more(theme.chart_title, designed.chart_title, 3) -
         more(theme.chart_subtitle, designed.chart_subtitle, 2) - more(theme.note, designed.note, 3);
}

}  // namespace quire::core::charts
