#include "policy_summary/words.hpp"

#include <algorithm>

namespace quire::policy_summary {
namespace {

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

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
    const std::string_view chinese = analysis::chinese_name(name);
    if (!chinese.empty() && seen_.emplace(name).second) out += std::string(chinese) + " ";
    out += name;
    if (end < actor.size()) out += "/";
    begin = end + 1;
  }
  return out;
}

}  // namespace quire::policy_summary
