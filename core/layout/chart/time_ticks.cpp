#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "layout/chart/ticks.hpp"

namespace quire::core::charts {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<int, 5> kDaySteps{1, 2, 5, 10, 15};
constexpr std::array<int, 9> kMonthSteps{1, 3, 12, 24, 60, 120, 240, 600, 1200};
constexpr double kDaysPerMonth = 30.436875;

year_month_day calendar(double day) {
  return year_month_day{sys_days{std::chrono::days{static_cast<int>(std::floor(day))}}};
}

double first_of_month(int months_since_year_zero) {
  const int year = static_cast<int>(std::floor(months_since_year_zero / 12.0));
  const auto month = static_cast<unsigned>(months_since_year_zero - year * 12 + 1);
  const sys_days day{std::chrono::year{year} / std::chrono::month{month} / 1};
  return static_cast<double>(day.time_since_epoch().count());
}

std::string month_label(unsigned month, int step) {
  return step == 3 ? "Q" + std::to_string((month - 1) / 3 + 1) : std::string(kMonths[month - 1]);
}

/// Where several ticks share a year, it stands under the first of them.
void write_years(std::vector<Tick>& ticks) {
  int shown = 0;
  for (Tick& tick : ticks) {
    const int year = static_cast<int>(calendar(tick.value).year());
    if (&tick == &ticks.front() || year != shown) tick.year = std::to_string(year);
    shown = year;
  }
}

std::vector<Tick> month_ticks(double low, double high, int step) {
  const year_month_day first = calendar(low);
  const int month = static_cast<int>(first.year()) * 12 +
                    static_cast<int>(static_cast<unsigned>(first.month())) - 1;
  std::vector<Tick> ticks;
  for (int at = static_cast<int>(std::floor(month / static_cast<double>(step))) * step;;
       at += step) {
    const double day = first_of_month(at);
    if (day > high) break;
    if (day < low) continue;
    const year_month_day date = calendar(day);
    const std::string year = std::to_string(static_cast<int>(date.year()));
    ticks.push_back(
        {day, step >= 12 ? year : month_label(static_cast<unsigned>(date.month()), step), {}});
  }
  if (step < 12) write_years(ticks);
  return ticks;
}

/// Days 1, 1 + step, … of each month; none of them so close to the next first that labels meet.
std::vector<Tick> day_ticks(double low, double high, int step) {
  std::vector<Tick> ticks;
  for (double day = std::ceil(low); day <= high; day += 1) {
    const year_month_day date = calendar(day);
    const int in_month = static_cast<int>(static_cast<unsigned>(date.day()));
    if ((in_month - 1) % step != 0 || (step > 1 && in_month + step / 2 > 30)) continue;
    ticks.push_back(
        {day,
         std::to_string(in_month) + "\u00A0" + kMonths[static_cast<unsigned>(date.month()) - 1],
         {}});
  }
  write_years(ticks);
  return ticks;
}

}  // namespace

std::vector<Tick> time_ticks(double low, double high, int at_most) {
  if (low > high) std::swap(low, high);
  const double limit = std::max(at_most, 1);
  const double days = high - low;
  for (int step : kDaySteps)
    if (days < 92 && days / step + 1 <= limit) return day_ticks(low, high, step);
  for (int step : kMonthSteps) {
    if (days / kDaysPerMonth / step > limit + 1) continue;
    auto ticks = month_ticks(low, high, step);
    if (static_cast<double>(ticks.size()) <= limit) return ticks;
  }
  // Ten thousand years at the least: two ticks say it.
  return month_ticks(low, high, 60000);
}

}  // namespace quire::core::charts
