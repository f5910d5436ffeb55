#pragma once

#include <string>
#include <string_view>

#include "document/document.hpp"

namespace quire::core {

/// A field as RFC 4180 has it: in quotes where it has to be.
std::string csv_field(std::string_view text);

/// The table's figures as CSV (RFC 4180, UTF-8): a header line, then a line a row. Numbers stand in
/// full, not rounded; what is not known is empty. A column that holds a range has two, "… low" and
/// "… high"; an open bound is empty. A column of several units has its figures as on the page.
std::string to_csv(const Table& table);

/// The chart's points: series, label, x, y with bounds where there are ranges, units, state.
/// Networks: from, to, weight.
std::string to_csv(const Chart& chart);

}  // namespace quire::core
