#include "base/date.hpp"

#include <charconv>

namespace quire::core {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return {};
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string padded(unsigned value, std::size_t width) {
  std::string text = std::to_string(value);
  return std::string(text.size() < width ? width - text.size() : 0, '0') + text;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return {};
  const std::chrono::year_month_day ymd{std::chrono::year{*year},
                                        std::chrono::month{static_cast<unsigned>(*month)},
                                        std::chrono::day{static_cast<unsigned>(*day)}};
  if (!ymd.ok()) return {};
  return Date{ymd};
}

std::string iso_date(Date date) {
  const std::chrono::year_month_day ymd{date};
  return padded(static_cast<unsigned>(static_cast<int>(ymd.year())), 4) + "-" +
         padded(static_cast<unsigned>(ymd.month()), 2) + "-" +
         padded(static_cast<unsigned>(ymd.day()), 2);
}

std::string long_date(Date date) {
  static constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                            "May",       "June",     "July",     "August",
                                            "September", "October",  "November", "December"};
  const std::chrono::year_month_day ymd{date};
  return std::to_string(static_cast<unsigned>(ymd.day())) + " " +
         kMonths[static_cast<unsigned>(ymd.month()) - 1] + " " +
         std::to_string(static_cast<int>(ymd.year()));
}

IsoWeek iso_week(Date date) {
  // A week belongs to the year that holds its Thursday.
  const std::chrono::weekday weekday{date};
  const Date thursday = date + std::chrono::days{4 - static_cast<int>(weekday.iso_encoding())};
  const std::chrono::year_month_day ymd{thursday};
  const Date january_first{ymd.year() / std::chrono::January / 1};
  return {static_cast<int>(ymd.year()), static_cast<int>((thursday - january_first).count() / 7) + 1};
}

}  // namespace quire::core
