#include "market_signals/words.hpp"

#include <algorithm>
#include <cmath>

namespace quire::market_signals {
namespace {

using analysis::Interval;

bool is_whole(double bound) { return std::isinf(bound) || bound == std::floor(bound); }

}  // namespace

int decimals_for(Interval number) {
  return is_whole(number.low()) && is_whole(number.high()) ? 0 : 1;
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
  const std::string size = analysis::plain(std::abs(percent), 1);
  if (size == "0.0") return "did not change on the year";
  return (percent > 0 ? "rose " : "fell ") + size + "\u00A0% on the year";
}

std::string Names::introduce(std::string_view entity) {
  std::string name(entity);
  if (std::find(seen_.begin(), seen_.end(), name) != seen_.end()) return name;
  seen_.push_back(name);
  const std::string_view chinese = analysis::chinese_name(entity);
  return chinese.empty() ? name : name + " (" + std::string(chinese) + ")";
}

}  // namespace quire::market_signals
