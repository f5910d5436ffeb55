#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"

namespace quire::core {

enum class Cadence : std::uint8_t { daily, weekly, monthly, quarterly, ad_hoc };
std::string_view word(Cadence cadence);  // "daily", …, "ad-hoc": as reports write it

/// The days an edition covers, both included. Daily and ad-hoc editions cover one.
struct Period {
  Date first{};
  Date last{};
  bool operator==(const Period&) const = default;
};

/// The period that `day` lies in. Weeks are ISO weeks: Monday to Sunday.
Period period_of(Cadence cadence, Date day);

/// `2026-W48`, `2026-11`, `2026-Q4`, or the day itself, by cadence.
std::string edition_name(Cadence cadence, Date as_of);

/// The period that `edition_name` calls by that name; empty for a name of another cadence and for one
/// that no period has (2025-W53).
std::optional<Period> parse_edition(Cadence cadence, std::string_view name);

/// What hints show as an example of a day: 2026-11-23.
inline constexpr Date kExampleDay{std::chrono::days(20'780)};

/// How many periods after the one with `first` the one with `day` comes, counting from 1; empty for
/// an earlier one and for ad-hoc editions, which come when they come.
std::optional<int> edition_number(Cadence cadence, Date first, Date day);

}  // namespace quire::core
