#include "market_signals/at_stake.hpp"

#include <algorithm>

#include "market_signals/words.hpp"

namespace quire::market_signals {
namespace {

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

Stake stake_of(const Series& series, const Point& point, bool is_outlook, const Series* total) {
  Stake stake;
  stake.series = &series;
  stake.point = &point;
  stake.nature = nature_of(series.metric);
  stake.is_expected = is_outlook || has(series.metric, "(guided)") || has(series.metric, "warned");
  if (total == nullptr || total->entity != series.entity || total->unit != series.unit)
    return stake;
  stake.total = find_period(*total, point.period);
  if (stake.total != nullptr) stake.of_total = percent_of(point.value, stake.total->value);
  return stake;
}

}  // namespace

Nature nature_of(std::string_view metric) {
  if (has(metric, "charge") || has(metric, "write-down")) return Nature::cost;
  if (has(metric, "release")) return Nature::returned;
  if (has(metric, "lost") || has(metric, "not shipped")) return Nature::forgone;
  if (has(metric, "sales") || has(metric, "revenue")) return Nature::earned;
  return Nature::other;
}

std::string_view words(Nature nature) {
  constexpr std::string_view kWords[] = {"revenue earned", "revenue forgone", "cost",
                                         "cost taken back", "not classed"};
  return kWords[static_cast<int>(nature)];
}

std::vector<Stake> find_stakes(const std::vector<Series>& all, const std::vector<std::string>& ids,
                               const Series* total) {
  std::vector<Stake> stakes;
  const auto place = [&](const Stake& stake) {
    return std::find(ids.begin(), ids.end(), stake.series->id) - ids.begin();
  };
  for (const Series& series : all) {
    if (std::find(ids.begin(), ids.end(), series.id) == ids.end()) continue;
    for (const Point& point : series.points)
      stakes.push_back(stake_of(series, point, false, total));
    for (const Point& point : series.outlook)
      stakes.push_back(stake_of(series, point, true, total));
  }
  std::stable_sort(stakes.begin(), stakes.end(), [&](const Stake& a, const Stake& b) {
    if (place(a) != place(b)) return place(a) < place(b);
    return a.point->period.end < b.point->period.end;
  });
  Ids seen;
  for (Stake& stake : stakes) {
    const Period& period = stake.point->period;
    stake.key = slug(stake.series->id) + "/" + slug(period.label);
    if (!seen.insert(stake.key).second)
      stake.key += "-" + slug(stake.series->entity) + "-" + slug(stake.series->metric) + "-" +
                   slug(stake.series->unit) + "-" + iso_date(period.start) + "-" +
                   iso_date(period.end);
  }
  return stakes;
}

std::optional<Booked> find_booked(const std::vector<Stake>& stakes) {
  for (const Stake& warned : stakes) {
    if (!has(warned.series->metric, "charge warned")) continue;
    for (const Stake& booked : stakes) {
      if (!has(booked.series->metric, "charge booked")) continue;
      const Period& first = warned.point->period;
      const Period& second = booked.point->period;
      if (warned.series->entity != booked.series->entity || first.start != second.start ||
          first.end != second.end || warned.series->unit != booked.series->unit)
        continue;
      return Booked{&warned, &booked, warned.point->value - booked.point->value};
    }
  }
  return {};
}

}  // namespace quire::market_signals
