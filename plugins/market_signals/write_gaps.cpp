#include <algorithm>

#include "market_signals/section.hpp"

namespace quire::market_signals {
namespace {

constexpr std::size_t kMostNamed = 8;

std::string name_of(const Series& series) {
  return series.entity + "'s " + short_metric(series.metric);
}

std::vector<std::string> names_where(const Analysis& analysis, bool (*holds)(const Series&)) {
  std::vector<std::string> names;
  for (const Series& series : analysis.all) {
    if (!is_told(analysis, series) || !holds(series)) continue;
    if (names.size() == kMostNamed) {
      names.back() = "others";
      break;
    }
    names.push_back(name_of(series));
  }
  return names;
}

bool has_no_base(const Series& series) {
  if (series.known() < 2) return false;
  return std::none_of(series.points.begin(), series.points.end(), [&](const Point& point) {
    return change_on_year(series, point).percent.known();
  });
}

void write_part(const Analysis& analysis, List& list) {
  const Series* part = analysis.part;
  const Point* latest = part == nullptr ? nullptr : part->latest();
  if (latest == nullptr || latest == &part->points.back()) return;
  list.item()
      .text(name_of(*part) + ": the line ends with " + std::string(latest->period.label) + ", ")
      .value(plain_count(
          static_cast<std::size_t>((analysis.records.as_of - latest->period.end).count())))
      .text(
          " days before this edition. Later rows are empty or on other bases: they do not say how "
          "it "
          "went on.");
}

void write_outlooks(const Analysis& analysis, List& list) {
  std::vector<std::string> names;
  std::size_t periods = 0;
  for (const Series& series : analysis.all) {
    if (series.outlook.empty() || contains(analysis.request.at_stake, series.id)) continue;
    periods += series.outlook.size();
    if (names.size() < kMostNamed) names.push_back(name_of(series));
  }
  if (periods != 0)
    list.item()
        .text("Plans and forecasts are in no line and no change: ")
        .value(plain_count(periods))
        .text((periods == 1 ? " period of " : " periods of ") + joined(names) + ".");
}

}  // namespace

void write_gaps(const Analysis& analysis, Section& section) {
  section.callout(CalloutKind::gap, "What these data cannot say");
  {
    List list = section.list();
    write_part(analysis, list);
    const auto single = names_where(analysis, [](const Series& one) { return one.known() == 1; });
    if (!single.empty()) list.item().text("A single figure is no trend: " + joined(single) + ".");
    const auto no_base = names_where(analysis, has_no_base);
    if (!no_base.empty())
      list.item().text("No two periods a year apart, so that growth stays n/k: " + joined(no_base) +
                       ".");
    write_outlooks(analysis, list);
    std::vector<std::string> missing;
    for (const std::string& id : analysis.request.series())
      if (std::none_of(analysis.all.begin(), analysis.all.end(),
                       [&](const Series& series) { return series.id == id; }))
        missing.push_back(id);
    if (missing.size() > kMostNamed) {
      missing.resize(kMostNamed - 1);
      missing.emplace_back("others");
    }
    if (!missing.empty())
      list.item().text("Series asked for without a row on the day: " + joined(missing) + ".");
    list.item().text(
        "None of these figures says what buyers would have ordered without the rules.");
  }
  section.end_callout();
}

}  // namespace quire::market_signals
