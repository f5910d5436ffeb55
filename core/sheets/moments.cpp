#include "sheets/moments.hpp"

#include <charconv>
#include <cmath>

#include "base/date.hpp"

namespace quire::core {
namespace {

using std::chrono::days;
using std::chrono::seconds;
using std::chrono::sys_seconds;
using std::chrono::year;

bool take(std::string_view& text, char c) {
  if (text.empty() || text[0] != c) return false;
  text.remove_prefix(1);
  return true;
}

/// Digits at the beginning, with a fraction where one may stand.
std::optional<double> take_number(std::string_view& text, bool fraction) {
  const std::size_t length = text.find_first_not_of(fraction ? "0123456789." : "0123456789");
  const std::string_view digits = text.substr(0, length);
  double number = 0;
  const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || rest != digits.data() + digits.size() || digits.ends_with('.') || number > 1e9) return {};
  text.remove_prefix(digits.size());
  return number;
}

std::optional<double> take_two_digits(std::string_view& text, double most) {
  std::string_view digits = text.substr(0, 2);
  const std::optional<double> number = take_number(digits, false);
  if (!number || !digits.empty() || text.size() < 2 || *number > most) return {};
  text.remove_prefix(2);
  return number;
}

std::optional<double> seconds_of_clock(std::string_view text) {
  const std::optional<double> hours = take_two_digits(text, 23);
  if (!hours || !take(text, ':')) return {};
  const std::optional<double> minutes = take_two_digits(text, 59);
  if (!minutes) return {};
  double rest = 0;
  if (take(text, ':')) {
    const std::optional<double> number = take_number(text, true);
    if (!number || *number >= 60) return {};
    rest = *number;
  }
  if (!text.empty()) return {};
  return *hours * 3600 + *minutes * 60 + rest;
}

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::optional<sys_seconds> moment_of_serial(double serial, DaySystem system) {
  constexpr double kBeyondAnyDay = 3e6;
  if (!(serial >= 0 && serial < kBeyondAnyDay)) return {};
  const seconds since{std::llround(serial * 86'400)};
  const std::int64_t day = std::chrono::floor<days>(since).count();
  Date first = Date(year{1904} / 1 / 1);
  if (system == DaySystem::from_1900) {
    if (day < 1 || day == 60) return {};
    first = Date(year{1899} / 12 / (day < 60 ? 31 : 30));
  }
  const sys_seconds moment = first + since;
  if (moment >= Date(year{10'000} / 1 / 1)) return {};
  return moment;
}

std::optional<sys_seconds> parse_moment(std::string_view text) {
  if (text.ends_with('Z')) text.remove_suffix(1);
  const std::optional<Date> date = parse_date(text.substr(0, 10));
  if (!date || *date < Date(year{1} / 1 / 1)) return {};
  if (text.size() == 10) return *date;
  const std::optional<seconds> time = text[10] == 'T' ? parse_clock(text.substr(11)) : std::nullopt;
  if (!time) return {};
  return *date + *time;
}

std::optional<seconds> parse_clock(std::string_view text) {
  const std::optional<double> time = seconds_of_clock(text);
  if (!time) return {};
  return seconds(std::llround(*time));
}

std::optional<seconds> parse_duration(std::string_view text) {
  const bool negative = take(text, '-');
  if (!take(text, 'P')) return {};
  double total = 0;
  bool any = false;
  const auto take_part = [&](char unit, double size) {
    std::string_view left = text;
    const std::optional<double> number = take_number(left, unit == 'S');
    if (!number || !take(left, unit)) return;
    total += *number * size;
    any = true;
    text = left;
  };
  take_part('D', 86'400);
  if (take(text, 'T')) {
    take_part('H', 3600);
    take_part('M', 60);
    take_part('S', 1);
  }
  if (!any || !text.empty()) return {};
  return seconds(std::llround(negative ? -total : total));
}

std::string clock_text(seconds time) {
  const std::int64_t all = std::abs(time.count());
  return (time.count() < 0 ? "-" : "") + two_digits(all / 3600) + ":" + two_digits(all / 60 % 60) + ":" +
         two_digits(all % 60);
}

}  // namespace quire::core
