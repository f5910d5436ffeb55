#include "supplier_risk/edge_status.hpp"

#include <cstdio>

namespace quire::supplier_risk {
namespace {

Date make_date(int year, unsigned month, unsigned day) {
  return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} /
                               std::chrono::day{day}};
}

bool starts_with(std::string_view text, std::string_view word) {
  return text.substr(0, word.size()) == word;
}

/// The digits of `text`, or -1 when there is anything else or nothing.
int digits(std::string_view text) {
  int number = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return text.empty() ? -1 : number;
}

std::optional<Date> parse_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const int year = digits(text.substr(0, 4));
  const int month = digits(text.substr(5, 2));
  const int day = digits(text.substr(8, 2));
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 0 || month < 0 || day < 0 || !date.ok()) return {};
  return Date{std::chrono::sys_days{date}};
}

}  // namespace

EdgeState state_of_edge(std::string_view status, std::optional<Date> from, std::optional<Date> to,
                        Date as_of) {
  struct Rule {
    const char* word;
    EdgeState state;
  };
  static const Rule kRules[] = {
      {"active", {Flow::confirmed, {}}},
      {"ramping", {Flow::confirmed, {}}},
      {"licensed", {Flow::confirmed, {}}},
      {"exposed", {Flow::confirmed, {}}},
      {"reported", {Flow::reported, {}}},
      {"uncertain", {Flow::doubtful, {}}},
      {"restricted", {Flow::doubtful, {}}},
      {"discouraged", {Flow::doubtful, {}}},
      {"cut", {Flow::none, "ended"}},
      {"replaced", {Flow::none, "ended"}},
      {"never delivered", {Flow::none, "never delivered"}},
      {"prospective", {Flow::none, "planned"}},
      {"planned", {Flow::none, "planned"}},
      {"development", {Flow::none, "planned"}},
  };
  if (from && *from > as_of) return {Flow::none, "not begun"};
  if (to && *to < as_of) return {Flow::none, "ended"};
  for (const Rule& rule : kRules) {
    if (!starts_with(status, rule.word)) continue;
    if (rule.state.reason == "ended" && to) return {Flow::confirmed, {}};
    return rule.state;
  }
  return {Flow::none, "unknown status"};
}

std::optional<Date> first_day(std::string_view period) {
  const int year = digits(period.substr(0, 4));
  if (period.size() < 4 || year < 0) return {};
  if (period.size() == 4) return make_date(year, 1, 1);
  if (period.size() != 7 || period[4] != '-') return {};
  const int part = digits(period.substr(6));
  if (period[5] == 'Q' && part >= 1 && part <= 4)
    return make_date(year, static_cast<unsigned>(3 * part - 2), 1);
  if (period[5] == 'H' && part >= 1 && part <= 2)
    return make_date(year, static_cast<unsigned>(6 * part - 5), 1);
  return {};
}

std::optional<Date> date_ahead(std::string_view text, Date as_of) {
  for (std::size_t i = 0; i + 10 <= text.size(); ++i)
    if (const auto date = parse_iso(text.substr(i, 10)); date && *date > as_of) return date;
  return {};
}

}  // namespace quire::supplier_risk
