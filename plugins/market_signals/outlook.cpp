#include "market_signals/outlook.hpp"

#include <algorithm>

namespace quire::market_signals {
namespace {

constexpr std::int64_t kFreshDays = 30;
constexpr std::int64_t kHalfYear = 183;

}  // namespace

std::optional<Outlook> outlook_of(const Series& series, const Event& event) {
  Outlook outlook;
  outlook.series = &series;
  outlook.event = &event;
  for (const Point& point : series.points)
    if (point.period.end < event.date && point.value.known() && !point.mixes_bases)
      outlook.before = &point;
  if (outlook.before == nullptr) return {};
  for (const Point& point : series.points) {
    if (point.period.start <= event.date || !point.value.known()) continue;
    if (point.mixes_bases || point.basis != outlook.before->basis) continue;
    outlook.after.push_back(&point);
    outlook.below += point.value.high() < outlook.before->value.low() ? 1 : 0;
  }
  const auto after = static_cast<double>(outlook.after.size());
  outlook.probability = (outlook.below + 0.5) / (after + 1);
  return outlook;
}

Evidence weigh(const Records& records, const std::vector<const Point*>& points) {
  Ids all;
  Ids primary;
  Ids secondary;
  Date newest = Date::min();
  for (const Point* point : points) {
    newest = std::max(newest, point->period.end);
    for (const quire_row row : point->rows) {
      const std::string source(text_of(records, row, "source"));
      const std::string_view confidence = text_of(records, row, "confidence");
      const bool is_own = confidence == "vendor" || confidence == "regulation";
      all.insert(source);
      if (is_own && text_of(records, row, "verification") == "checked")
        primary.insert(source);
      else if (confidence != "estimate")
        secondary.insert(source);
    }
  }
  for (const std::string& source : primary) secondary.erase(source);
  Evidence evidence{all.size(), primary.size(), secondary.size(), 0, "low"};
  if (points.empty()) return evidence;
  evidence.age = (records.as_of - newest).count();
  if (!primary.empty() || secondary.size() >= 2)
    evidence.word = evidence.age <= kHalfYear ? "moderate" : "low";
  if (primary.size() >= 2 && evidence.age <= kFreshDays) evidence.word = "high";
  return evidence;
}

}  // namespace quire::market_signals
