#pragma once

#include <string>
#include <vector>

#include "common/columns.hpp"

namespace quire::analysis {

/// A row of the table "events".
struct Event {
  std::string id;
  Date date{};
  std::string precision;  // "day", "month", "quarter" or "year"; empty where the table has none
  std::string country;    // ISO country code
  std::string actor;
  std::string summary;
  quire_row row{};
  quire_row date_cell{};
};

/// What had happened by the day of the edition, oldest first; events of one day in the table's
/// order. Rows without an id or a date, or with an id that stands above, are left out with a
/// complaint.
std::vector<Event> read_events(const Dataset& data, std::vector<Complaint>& complaints);

}  // namespace quire::analysis
