#include "config/cadence.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace quire::core {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;

/// Months that start `first`'s quarter or month, `length` of them.
Period months_from(year_month first, int length) {
  const year_month next = first + months(length);
  return {Date(first / 1), Date(next / 1) - days(1)};
}

year_month month_of(Date day) {
  const year_month_day date(day);
  return date.year() / date.month();
}

year_month quarter_of(Date day) {
  const year_month_day date(day);
  const unsigned month = static_cast<unsigned>(date.month());
  return date.year() / std::chrono::month((month - 1) / 3 * 3 + 1);
}

/// A day in the period that `name` may mean: right for every name that `edition_name` gives.
std::optional<Date> day_in(Cadence cadence, std::string_view name) {
  if (cadence == Cadence::daily || cadence == Cadence::ad_hoc) return parse_date(name);
  if (name.size() < 7) return {};
  const std::optional<Date> new_year = parse_date(std::string(name.substr(0, 4)) + "-01-01");
  const std::size_t digits = cadence == Cadence::quarterly ? 1 : 2;
  if (!new_year || name.size() < digits) return {};
  const std::string_view text = name.substr(name.size() - digits);
  int number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size() || number < 1) return {};
  // 4 January is always in week 1.
  if (cadence == Cadence::weekly) return *new_year + days(3 + 7 * (number - 1));
  const int month = cadence == Cadence::monthly ? number : 3 * number - 2;
  if (month > 12) return {};
  return Date(year_month_day(*new_year).year() / month / 1);
}

}  // namespace

std::string_view word(Cadence cadence) {
  constexpr std::array<std::string_view, 5> kWords{"daily", "weekly", "monthly", "quarterly",
                                                   "ad-hoc"};
  return kWords[static_cast<std::size_t>(cadence)];
}

Period period_of(Cadence cadence, Date day) {
  switch (cadence) {
    case Cadence::weekly: {
      const Date monday = day - (std::chrono::weekday(day) - std::chrono::Monday);
      return {monday, monday + days(6)};
    }
    case Cadence::monthly: return months_from(month_of(day), 1);
    case Cadence::quarterly: return months_from(quarter_of(day), 3);
    case Cadence::daily:
    case Cadence::ad_hoc: break;
  }
  return {day, day};
}

std::string edition_name(Cadence cadence, Date as_of) {
  const year_month_day day(as_of);
  const int year = static_cast<int>(day.year());
  const unsigned month = static_cast<unsigned>(day.month());
  switch (cadence) {
    case Cadence::weekly: {
      const IsoWeek week = iso_week(as_of);
      return fmt::format("{:04}-W{:02}", week.year, week.week);
    }
    case Cadence::monthly: return fmt::format("{:04}-{:02}", year, month);
    case Cadence::quarterly: return fmt::format("{:04}-Q{}", year, (month + 2) / 3);
    case Cadence::daily:
    case Cadence::ad_hoc: break;
  }
  return iso_date(as_of);
}

std::optional<Period> parse_edition(Cadence cadence, std::string_view name) {
  const std::optional<Date> day = day_in(cadence, name);
  if (!day || edition_name(cadence, *day) != name) return {};
  return period_of(cadence, *day);
}

std::optional<int> edition_number(Cadence cadence, Date first, Date day) {
  const Period from = period_of(cadence, first);
  const Period to = period_of(cadence, day);
  if (cadence == Cadence::ad_hoc || to.first < from.first) return {};
  const int apart = static_cast<int>((to.first - from.first).count());
  if (cadence == Cadence::daily) return apart + 1;
  if (cadence == Cadence::weekly) return apart / 7 + 1;
  const int between = static_cast<int>((month_of(to.first) - month_of(from.first)).count());
  return (cadence == Cadence::monthly ? between : between / 3) + 1;
}

}  // namespace quire::core
