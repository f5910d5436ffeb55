#include "common/words.hpp"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <utility>

namespace quire::analysis {
namespace {

constexpr std::string_view kThinSpace = "\u2009";
constexpr std::string_view kMinus = "\u2212";
constexpr std::size_t kGroupedFrom = 5;  // digits before the point

constexpr std::pair<std::string_view, std::string_view> kChineseNames[] = {
    {"Alibaba", "阿里巴巴"},
    {"Alibaba T-Head", "平头哥"},
    {"Biren", "壁仞科技"},
    {"CAC", "国家网信办"},
    {"Cambricon", "寒武纪"},
    {"CXMT", "长鑫存储"},
    {"Enflame", "燧原科技"},
    {"GACC", "海关总署"},
    {"Huawei", "华为"},
    {"Hygon", "海光信息"},
    {"Iluvatar CoreX", "天数智芯"},
    {"Kunlunxin", "昆仑芯"},
    {"MetaX", "沐曦"},
    {"MIIT", "工信部"},
    {"MOFCOM", "商务部"},
    {"Moore Threads", "摩尔线程"},
    {"NDRC", "国家发改委"},
    {"SAMR", "市场监管总局"},
    {"SMIC", "中芯国际"},
};

}  // namespace

std::string iso_date(Date date) {
  const std::chrono::year_month_day day{date};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text;
}

std::string plain(double number, int decimals) {
  char buffer[400];  // the longest double in fixed notation has 309 digits before the point
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, std::abs(number),
                                          std::chars_format::fixed, decimals);
  std::string text = error == std::errc() ? std::string(buffer, end) : std::string();
  const bool is_zero = text.find_first_not_of("0.") == std::string::npos;
  const std::size_t whole = std::min(text.find('.'), text.size());
  if (whole >= kGroupedFrom)
    for (std::size_t at = whole; at > 3;) text.insert(at -= 3, kThinSpace);
  return (number < 0 && !is_zero ? std::string(kMinus) : std::string()) + text;
}

std::string plain(Interval number, int decimals) {
  if (!number.known()) return "n/k";
  if (number.exact()) return plain(number.low(), decimals);
  if (std::isinf(number.high())) return "at least " + plain(number.low(), decimals);
  if (std::isinf(number.low())) return "at most " + plain(number.high(), decimals);
  const std::string_view between = number.low() < 0 ? " to " : "–";  // a dash beside a minus reads as another one
  return plain(number.low(), decimals) + std::string(between) + plain(number.high(), decimals);
}

std::string joined(const std::vector<std::string>& items, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " " + std::string(last) + " " : ", ";
    text += items[i];
  }
  return text;
}

std::string counted(std::size_t count, std::string_view noun) {
  const std::string number = count == 0 ? "no" : std::to_string(count);
  return number + " " + std::string(noun) + (count > 1 ? "s" : "");
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
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

std::string_view chinese_name(std::string_view latin) {
  for (const auto& [name, chinese] : kChineseNames)
    if (name == latin) return chinese;
  return {};
}

}  // namespace quire::analysis
