#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "quire/value.hpp"

namespace quire::supplier_risk {

/// How sure it is that goods flow over an edge on a day.
enum class Flow {
  confirmed,  // active, ramping, or under a licence that is given
  reported,   // somebody says so, the firms do not
  doubtful,   // restricted, discouraged or uncertain: some may flow
  none,
};

struct EdgeState {
  Flow flow = Flow::none;
  std::string
      reason;  // with none: "ended", "not begun", "planned", "never delivered", "unknown status"
};

/// The rule that decides whether an edge counts. The first word of `status` gives the flow; what
/// lies outside `from`..`to` (both inclusive) does not flow; a supply that was cut still flowed up
/// to its `to`. A status that no rule knows does not count.
EdgeState state_of_edge(std::string_view status, std::optional<Date> from, std::optional<Date> to,
                        Date as_of);

/// The first day of "2025", "2025-H1" or "2025-Q4"; empty for anything else.
std::optional<Date> first_day(std::string_view period);

/// The first ISO date after `as_of` that `text` names.
std::optional<Date> date_ahead(std::string_view text, Date as_of);

}  // namespace quire::supplier_risk
