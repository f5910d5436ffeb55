#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/events.hpp"
#include "quire/dataset.hpp"
#include "quire/value.hpp"

namespace quire::market_signals {

/// Both days inclusive.
struct Period {
  std::string_view label;  // as the source names it: "FY26Q1"
  Date start{};
  Date end{};

  std::int64_t days() const { return (end - start).count() + 1; }
};

/// One row of the table market. Text is a view into the dataset.
struct Reading {
  Period period;
  std::optional<double> value;   // in the row's unit; empty: unknown
  std::optional<double> stated;  // growth on the year before in percent, as the source gives it
  std::string_view basis;
  std::string_view source;
  quire_row row{};          // the cell of `value`
  quire_row stated_cell{};
};

/// The rows of one series, entity, metric and unit: what may stand in one line.
struct Group {
  std::string_view series;
  std::string_view entity;
  std::string_view metric;
  std::string_view unit;
  std::vector<Reading> readings;  // in the table's order
};

/// What one source says in a dispute.
struct Claim {
  double number = 0;
  std::string source;
};

/// Sources that do not agree on a figure. `field` ends in the label of a period.
struct Dispute {
  std::string entity;
  std::string field;
  std::vector<Claim> claims;  // those that are no number are left out
  quire_row row{};
};

using analysis::Complaint;
using analysis::Event;

/// What was known on `as_of` of the series asked for.
struct Records {
  Date as_of{};
  std::vector<Group> groups;  // in the order of their first rows
  std::vector<Event> events;  // oldest first
  std::vector<Dispute> disputes;
  std::vector<Complaint> complaints;  // the first of them; `left_out` counts all
  std::size_t rows = 0;               // of the series asked for
  std::size_t left_out = 0;           // of those, rows without a place in time
  std::size_t dated_later = 0;        // of those, rows whose figures are dated after `as_of`
  std::optional<Table> market;        // for what only a few rows are asked: `text_of`
};

using Ids = std::set<std::string, std::less<>>;

/// Rows without a first or last day, or with the last before the first, are left out with a
/// complaint. Linear in the rows but for the order of groups.
Records read_records(const Dataset& data, const Ids& series);

/// The cell of a column of the table market in the row of another cell.
quire_row cell_of(const Records& records, quire_row row, std::string_view column);
/// A text column of the table market at a row; empty without one.
std::string_view text_of(const Records& records, quire_row row, std::string_view column);

}  // namespace quire::market_signals
