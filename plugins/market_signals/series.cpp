#include "market_signals/series.hpp"

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>

namespace quire::market_signals {
namespace {

using analysis::Interval;

constexpr std::size_t kMostComplaints = 20;
constexpr int kDaysPerMonth = 30;

bool is_outlook(const Reading& reading, Date as_of) {
  constexpr std::string_view kBases[] = {"plan", "forecast", "guidance"};
  return reading.period.end > as_of ||
         std::find(std::begin(kBases), std::end(kBases), reading.basis) != std::end(kBases);
}

bool same_days(const Period& a, const Period& b) { return a.start == b.start && a.end == b.end; }

bool earlier(const Period& a, const Period& b) {
  return a.end != b.end ? a.end < b.end : a.start < b.start;
}

void merge(Point& point, const Reading& reading) {
  if (reading.value)
    point.value =
        point.value.known() ? hull(point.value, *reading.value) : Interval(*reading.value);
  if (!point.stated) {
    point.stated = reading.stated;
    point.stated_cell = reading.stated_cell;
  }
  point.mixes_bases |= reading.basis != point.basis;
  point.rows.push_back(reading.row);
}

/// One point a period. Rows that repeat a period are named: nobody should find out by accident.
std::vector<Point> points_of(std::vector<const Reading*> readings, const std::string& name,
                             std::vector<Complaint>& complaints) {
  std::stable_sort(readings.begin(), readings.end(), [](const Reading* a, const Reading* b) {
    return earlier(a->period, b->period);
  });
  std::vector<Point> points;
  for (const Reading* reading : readings) {
    if (points.empty() || !same_days(points.back().period, reading->period)) {
      points.push_back({reading->period,
                        Interval::of(reading->value),
                        reading->stated,
                        reading->basis,
                        false,
                        false,
                        {reading->row},
                        reading->stated_cell});
      continue;
    }
    const bool agrees = !reading->value || !points.back().value.known() ||
                        Interval(*reading->value) == points.back().value;
    if (complaints.size() < kMostComplaints)
      complaints.push_back({name + ", period \"" + std::string(reading->period.label) +
                                (agrees ? "\" stands twice with one figure"
                                        : "\" has several figures and becomes a range"),
                            reading->row});
    merge(points.back(), *reading);
  }
  return points;
}

std::size_t count_overlaps(const std::vector<Point>& points) {
  std::size_t overlaps = 0;
  for (std::size_t i = 1; i < points.size(); ++i)
    overlaps += points[i].period.start <= points[i - 1].period.end ? 1 : 0;
  return overlaps;
}

/// "China revenue FY26Q1" speaks of the metric "China revenue incl. Hong Kong" in period "FY26Q1".
bool speaks_of(const Dispute& dispute, const Series& series, const Period& period) {
  const std::string_view field = dispute.field;
  const std::string_view label = period.label;
  if (label.empty() || field.size() < label.size() + 2 ||
      field.substr(field.size() - label.size()) != label)
    return false;
  const std::string_view metric = field.substr(0, field.size() - label.size() - 1);
  return field[metric.size()] == ' ' && series.metric.compare(0, metric.size(), metric) == 0;
}

void add_disputes(Series& series, const std::vector<Dispute>& disputes) {
  for (const Dispute& dispute : disputes) {
    if (dispute.entity != series.entity) continue;
    for (const Point& point : series.points) {
      if (!speaks_of(dispute, series, point.period)) continue;
      Interval others;
      for (const Claim& claim : dispute.claims)
        if (point.value != Interval(claim.number))
          others = others.known() ? hull(others, claim.number) : Interval(claim.number);
      if (others.known()) series.disputed.push_back({point.period, others, &dispute});
    }
  }
}

/// One label for two periods, or for two metrics: their keys need more than the label.
void mark_repeats(std::vector<Series>& all) {
  std::map<std::pair<std::string_view, std::string_view>, std::unordered_set<std::string_view>>
      seen;
  for (Series& series : all) {
    auto& labels = seen[{series.id, series.entity}];
    for (std::vector<Point>* points : {&series.points, &series.outlook})
      for (Point& point : *points) point.repeats_label = !labels.insert(point.period.label).second;
  }
}

void note_units(const std::vector<Series>& all, const Records& records,
                std::vector<Complaint>& complaints) {
  std::map<std::string_view, std::string_view> units;
  for (std::size_t i = 0; i < all.size() && complaints.size() < kMostComplaints; ++i) {
    const auto [entry, is_new] = units.emplace(all[i].id, all[i].unit);
    if (!is_new && entry->second != all[i].unit)
      complaints.push_back({"series \"" + all[i].id + "\" has the units \"" +
                                std::string(entry->second) + "\" and \"" + all[i].unit +
                                "\", which are not put together",
                            records.groups[i].readings.front().row});
  }
}

}  // namespace

const Point* Series::latest() const {
  for (std::size_t i = points.size(); i-- > 0;)
    if (points[i].value.known()) return &points[i];
  return nullptr;
}

std::size_t Series::known() const {
  return static_cast<std::size_t>(std::count_if(
      points.begin(), points.end(), [](const Point& point) { return point.value.known(); }));
}

std::vector<Series> make_series(const Records& records, std::vector<Complaint>& complaints) {
  std::vector<Series> all;
  for (const Group& group : records.groups) {
    Series series{std::string(group.series),
                  std::string(group.entity),
                  std::string(group.metric),
                  std::string(group.unit),
                  {},
                  {},
                  {},
                  0};
    std::vector<const Reading*> over;
    std::vector<const Reading*> ahead;
    for (const Reading& reading : group.readings)
      (is_outlook(reading, records.as_of) ? ahead : over).push_back(&reading);
    const std::string name = "series \"" + series.id + "\"";
    series.points = points_of(std::move(over), name, complaints);
    series.outlook = points_of(std::move(ahead), name, complaints);
    series.overlaps = count_overlaps(series.points);
    add_disputes(series, records.disputes);
    all.push_back(std::move(series));
  }
  mark_repeats(all);
  note_units(all, records, complaints);
  return all;
}

const Series* find_series(const std::vector<Series>& all, std::string_view id) {
  const Series* found = nullptr;
  std::size_t most = 0;
  for (const Series& series : all) {
    if (series.id != id) continue;
    const std::size_t known = series.known();
    if (found != nullptr && known <= most) continue;
    found = &series;
    most = known;
  }
  return found;
}

const Point* find_period(const Series& series, const Period& period) {
  const auto found = std::lower_bound(
      series.points.begin(), series.points.end(), period,
      [](const Point& point, const Period& wanted) { return earlier(point.period, wanted); });
  return found != series.points.end() && same_days(found->period, period) ? &*found : nullptr;
}

std::vector<const Point*> line_of(const Series& series, std::size_t most) {
  // Lengths in months, so that quarters of 90 to 98 days are one length.
  const auto months = [](const Point& point) {
    return (point.period.days() + kDaysPerMonth / 2) / kDaysPerMonth;
  };
  std::map<std::int64_t, std::size_t> lengths;
  for (const Point& point : series.points) ++lengths[months(point)];
  std::int64_t usual = 0;
  for (const auto& [length, count] : lengths)
    if (usual == 0 || count > lengths[usual]) usual = length;
  std::vector<const Point*> line;
  for (std::size_t i = series.points.size(); i-- > 0 && line.size() < most;)
    if (months(series.points[i]) == usual) line.push_back(&series.points[i]);
  std::reverse(line.begin(), line.end());
  return line;
}

}  // namespace quire::market_signals
