#include "policy_summary/words.hpp"

#include <chrono>
#include <cstdio>
#include <utility>

namespace quire::policy_summary {
namespace {

constexpr std::pair<std::string_view, std::string_view> kChineseNames[] = {
    {"MOFCOM", "商务部"},
    {"CAC", "国家网信办"},
    {"SAMR", "市场监管总局"},
    {"GACC", "海关总署"},
    {"MIIT", "工信部"},
    {"NDRC", "国家发改委"},
    {"Alibaba", "阿里巴巴"},
    {"MetaX", "沐曦"},
    {"Cambricon", "寒武纪"},
    {"Huawei", "华为"},
    {"Moore Threads", "摩尔线程"},
    {"Biren", "壁仞科技"},
    {"SMIC", "中芯国际"},
    {"CXMT", "长鑫存储"},
};

std::string_view chinese_name(std::string_view name) {
  for (const auto& [latin, chinese] : kChineseNames)
    if (latin == name) return chinese;
  return {};
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

std::string iso_date(Date date) {
  const std::chrono::year_month_day day{date};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text;
}

std::string_view key_word(Side side) {
  constexpr std::string_view kWords[] = {"us", "china", "others"};
  return kWords[static_cast<int>(side)];
}

std::string_view adjective(Side side) {
  constexpr std::string_view kWords[] = {"US", "Chinese", "other governments'"};
  return kWords[static_cast<int>(side)];
}

std::string_view country_name(std::string_view code) {
  if (code == "CN") return "China";
  if (code == "NL") return "Netherlands";
  if (code == "JP") return "Japan";
  if (code == "TW") return "Taiwan";
  if (code == "KR") return "Korea";
  if (code.empty()) return "not named";
  return code;
}

std::string shortened(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return std::string(text);
  std::size_t end = text.rfind(' ', limit);
  if (end == std::string_view::npos || end < limit / 2) {
    end = limit;
    while (end > 0 && is_continuation(text[end])) --end;
  }
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == ',' || text[end - 1] == ';')) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string Names::introduce(std::string_view actor) {
  std::string out;
  for (std::size_t begin = 0; begin <= actor.size();) {
    const std::size_t end = std::min(actor.find('/', begin), actor.size());
    const std::string_view name = actor.substr(begin, end - begin);
    const std::string_view chinese = chinese_name(name);
    if (!chinese.empty() && seen_.emplace(name).second) out += std::string(chinese) + " ";
    out += name;
    if (end < actor.size()) out += "/";
    begin = end + 1;
  }
  return out;
}

}  // namespace quire::policy_summary
