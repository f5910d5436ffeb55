#include "market_signals/words.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <utility>

namespace quire::market_signals {
namespace {

using analysis::Interval;

constexpr std::string_view kThinSpace = "\u2009";
constexpr std::string_view kMinus = "\u2212";

/// As the page formats a Value: digits in threes from five on, a true minus.
std::string plain_number(double number, int decimals) {
  char buffer[400];  // the longest double in fixed notation has 309 digits before the point
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, std::abs(number),
                                          std::chars_format::fixed, decimals);
  std::string text = error == std::errc() ? std::string(buffer, end) : std::string();
  const bool is_zero = text.find_first_not_of("0.") == std::string::npos;
  const std::size_t whole = std::min(text.find('.'), text.size());
  if (whole > 4)
    for (std::size_t at = whole; at > 3;) text.insert(at -= 3, kThinSpace);
  return (number < 0 && !is_zero ? std::string(kMinus) : std::string()) + text;
}

bool is_whole(double bound) { return std::isinf(bound) || bound == std::floor(bound); }

}  // namespace

std::string iso_date(Date date) {
  const std::chrono::year_month_day day{date};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text;
}

std::string plain(Interval number, int decimals) {
  if (!number.known()) return "n/k";
  if (number.exact()) return plain_number(number.low(), decimals);
  if (std::isinf(number.high())) return "at least " + plain_number(number.low(), decimals);
  if (std::isinf(number.low())) return "at most " + plain_number(number.high(), decimals);
  return plain_number(number.low(), decimals) + "–" + plain_number(number.high(), decimals);
}

int decimals_for(Interval number) {
  return is_whole(number.low()) && is_whole(number.high()) ? 0 : 1;
}

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

std::string counted(std::size_t count, std::string_view noun) {
  const std::string number = count == 0 ? "no" : std::to_string(count);
  return number + " " + std::string(noun) + (count > 1 ? "s" : "");
}

std::string slug(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    const bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_upper || is_kept)
      out += is_upper ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out.empty() ? "unnamed" : out;
}

std::string_view page_unit(std::string_view unit) { return unit == "percent" ? "%" : unit; }

std::string short_metric(std::string_view metric) {
  for (const std::string_view tail : {" incl.", " ("})
    if (const std::size_t at = metric.find(tail); at != std::string_view::npos && at > 0)
      metric = metric.substr(0, at);
  return std::string(metric);
}

std::string capitalized(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

std::string moved(double percent) {
  const std::string size = plain_number(std::abs(percent), 1);
  if (size == "0.0") return "did not change on the year";
  return (percent > 0 ? "rose " : "fell ") + size + "\u00A0% on the year";
}

std::string Names::introduce(std::string_view entity) {
  constexpr std::pair<std::string_view, std::string_view> kNames[] = {
      {"Alibaba", "阿里巴巴"}, {"Alibaba T-Head", "平头哥"}, {"Cambricon", "寒武纪"},
      {"Huawei", "华为"},      {"Kunlunxin", "昆仑芯"},      {"MetaX", "沐曦"},
      {"SMIC", "中芯国际"}};
  std::string name(entity);
  if (std::find(seen_.begin(), seen_.end(), name) != seen_.end()) return name;
  seen_.push_back(name);
  for (const auto& [latin, chinese] : kNames)
    if (latin == entity) return name + " (" + std::string(chinese) + ")";
  return name;
}

}  // namespace quire::market_signals
