#pragma once

#include "market_signals/section.hpp"

namespace quire::market_signals {

/// A place on a line. An unknown value is a gap.
struct PanelPoint {
  std::string label;  // the period
  Date day{};         // the last of the period
  analysis::Interval number;
  Value value = Value::unknown();
  bool named = false;  // the title speaks of it
};

/// One of the small multiples.
struct Panel {
  std::string key;
  std::string title;
  std::string subtitle;
  std::string note;
  std::string end_label;  // at the end of the line
  std::string_view unit;
  int decimals = 0;
  std::vector<PanelPoint> points;  // in order of days
  std::vector<PanelPoint> others;  // on other bases, where the line has a gap
};

/// Growth on the same period a year before; as stated where the base is not in the data.
std::optional<Panel> growth_panel(const Series& series);
std::optional<Panel> level_panel(const Series& series);
std::optional<Panel> share_panel(const Analysis& analysis);

}  // namespace quire::market_signals
