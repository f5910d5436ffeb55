#include "edition/gate.hpp"

#include <fmt/format.h>

#include <cmath>

namespace quire::core {
namespace {

std::string days(std::int64_t count) { return fmt::format("{} {}", count, count == 1 ? "day" : "days"); }

std::optional<GateFinding> stale(const DataTable& table, Date as_of) {
  if (table.max_age == 0 || !table.newest) return {};
  const std::int64_t age = (as_of - *table.newest).count();
  if (age <= table.max_age) return {};
  return GateFinding{GateFinding::Kind::stale,
                     fmt::format("table {} is {} old on {}: its newest row is of {}, its max_age is {}",
                                 quote(table.name), days(age), iso_date(as_of), iso_date(*table.newest),
                                 days(table.max_age))};
}

std::optional<GateFinding> drifted(const DataTable& before, const DataTable& now, double most,
                                   const std::string& since) {
  const auto old_rows = static_cast<double>(before.rows);
  const double moved = std::abs(static_cast<double>(now.rows) - old_rows);
  // A table that was empty can only have grown, by any part.
  if (before.rows == 0 || moved <= most * old_rows) return {};
  return GateFinding{GateFinding::Kind::drift,
                     fmt::format("table {} has {} rows, {} had {}: more than max_drift {} allows",
                                 quote(now.name), now.rows, since, before.rows, most)};
}

}  // namespace

std::vector<GateFinding> check_gate(const EditionRecord& now, const EditionRecord* before,
                                    std::optional<double> max_drift) {
  std::vector<GateFinding> findings;
  for (const DataTable& table : now.data) {
    if (auto finding = stale(table, now.as_of)) findings.push_back(std::move(*finding));
    if (before == nullptr || !max_drift) continue;
    for (const DataTable& old : before->data)
      if (old.name == table.name)
        if (auto finding = drifted(old, table, *max_drift, before->name)) findings.push_back(std::move(*finding));
  }
  return findings;
}

}  // namespace quire::core
