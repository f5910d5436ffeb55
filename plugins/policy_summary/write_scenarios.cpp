#include <algorithm>
#include <map>
#include <cmath>

#include "common/words.hpp"
#include "policy_summary/reach.hpp"
#include "policy_summary/section.hpp"

namespace quire::policy_summary {
namespace {

using analysis::counted;
using analysis::joined;
using analysis::plain;

constexpr double kLimit = 4800;  // TPP of 3A090.a, 88 FR 73458
constexpr double kNear = 0.1;    // of a limit
constexpr double kLeastLimit = 500;
constexpr std::size_t kMostNamed = 6;

/// Every TPP at which the count of caught chips changes.
std::vector<double> turning_limits(const std::vector<TrackedChip>& chips) {
  std::vector<double> limits{kLeastLimit, kLimit};
  for (const TrackedChip& one : chips)
    for (const double end : {one.tpp.value.low(), one.tpp.value.high()})
      if (std::isfinite(end) && end >= kLeastLimit) limits.push_back(std::nextafter(end, INFINITY));
  std::sort(limits.begin(), limits.end());
  limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
  return limits;
}

Value caught_value(const Caught& caught, const std::vector<TrackedChip>& chips) {
  Value value = Value::interval(caught.certain, caught.possible).decimals(0).formula(
      "M3.2: chips of which TPP is no less than the limit, for certain and on some readings");
  for (const TrackedChip& one : chips) value.from(one.chip.row);
  return value;
}

/// Within a tenth of the limit on every reading; or on some reading only.
std::vector<std::string> near_limit(const std::vector<TrackedChip>& chips, bool surely) {
  const auto is_near = [](double tpp) {
    return tpp >= kLimit * (1 - kNear) && tpp <= kLimit * (1 + kNear);
  };
  std::vector<std::string> names;
  for (const TrackedChip& one : chips) {
    const Interval& tpp = one.tpp.value;
    const bool sure = is_near(tpp.low()) && is_near(tpp.high());
    const bool possible = tpp.high() >= kLimit * (1 - kNear) && tpp.low() <= kLimit * (1 + kNear);
    if (surely ? sure : possible && !sure) names.push_back(one.name);
  }
  names.erase(std::unique(names.begin(), names.end()), names.end());  // variants of one name
  return names;
}

std::string some_of(std::vector<std::string> names) {
  if (names.empty()) return "none";
  if (names.size() > kMostNamed) {
    const std::string others = std::to_string(names.size() - kMostNamed) + " more";
    names.resize(kMostNamed);
    names.push_back(others);
  }
  return joined(names);
}

void write_sweep(const Analysis& analysis, Section& section) {
  std::vector<TrackedChip> chips;
  for (const TrackedChip& one : analysis.chips)
    if (one.tpp.value.known()) chips.push_back(one);
  if (chips.empty()) {
    section.note("No chip on the day has a TPP: there is nothing to sweep a limit over.");
    return;
  }
  const Caught now = caught_by(kLimit, chips);
  const Caught half = caught_by(kLimit / 2, chips);
  Chart chart = section.chart(Chart::Kind::step, "policy/sweep");
  chart.half()
      .title("By TPP alone a limit of 2400 would catch " + plain(Interval::between(half.certain, half.possible), 0) +
             " chips, against " + plain(Interval::between(now.certain, now.possible), 0) + " at 4800")
      .subtitle("Chips with at least the TPP of a limit, of " + counted(chips.size(), "chip") +
                " with a TPP on " + iso_date(analysis.day) + ", log scale")
      .note(
          "The limits on density catch some of these chips already. The band: disputed figures. "
          "Within 10 % of 4800: " +
          some_of(near_limit(chips, true)) +
          "; on some readings only: " + some_of(near_limit(chips, false)) + ".")
      .alt("Steps falling with the limit: at 4800 TPP " +
           plain(Interval::between(now.certain, now.possible), 0) + " chips, at 2400 " +
           plain(Interval::between(half.certain, half.possible), 0) + ".")
      .x_axis("TPP limit", {}, Chart::Scale::logarithmic)
      .y_axis("Chips")
      .x_threshold(kLimit / 2, "2400: " + plain(Interval::between(half.certain, half.possible), 0))
      .x_threshold(kLimit, "4800 today: " + plain(Interval::between(now.certain, now.possible), 0));
  Series series = chart.series("Chips caught", "policy/sweep/caught");
  for (const double limit : turning_limits(chips))
    series.point({}, Value::number(limit), caught_value(caught_by(limit, chips), chips));
}

std::string names_of(const std::vector<const TrackedChip*>& chips) {
  std::vector<std::string> names;
  names.reserve(chips.size());
  for (const TrackedChip* one : chips) names.push_back(one->name);
  return some_of(names);
}

std::string vendors_of(const Scenario& scenario) {
  std::vector<std::string> vendors;
  for (const auto* list : {&scenario.in, &scenario.out})
    for (const TrackedChip* one : *list) {
      const std::string vendor = analysis::short_vendor(one->chip);
      if (std::find(vendors.begin(), vendors.end(), vendor) == vendors.end())
        vendors.push_back(vendor);
    }
  return some_of(vendors);
}

/// The rows are those of the chips counted.
Value count_of(const std::string& key, const std::vector<const TrackedChip*>& chips, const std::string& formula) {
  Value value = plain_count(static_cast<std::int64_t>(chips.size()));
  value.key(key).formula(formula);
  for (const TrackedChip* one : chips) value.from(one->chip.row);
  return value;
}

/// ", and up to 17 more": what the figures leave open.
std::string open_in_words(const std::vector<Scenario>& scenarios) {
  std::size_t most = 0;
  for (const Scenario& one : scenarios) most = std::max(most, one.open.size());
  return most == 0 ? "" : ", and up to " + std::to_string(most) + " more";
}

/// What moves most; by name unless all are alike.
std::string scenarios_title(const std::vector<Scenario>& scenarios) {
  const auto moved = [](const Scenario& one) { return one.in.size() + one.out.size(); };
  const auto most =
      std::max_element(scenarios.begin(), scenarios.end(),
                       [&](const Scenario& a, const Scenario& b) { return moved(a) < moved(b); });
  if (moved(*most) == 0) return "No named change would move a chip for certain";
  const bool alike = std::all_of(scenarios.begin(), scenarios.end(),
                                 [&](const Scenario& one) { return moved(one) == moved(*most); });
  if (scenarios.size() > 1 && alike)
    return "Each of " + std::to_string(scenarios.size()) + " changes would move " +
           counted(moved(*most), "chip") + " for certain" + open_in_words(scenarios);
  return "“" + most->name + "” would move " + counted(moved(*most), "chip") + " for certain" + open_in_words({*most});
}

void write_table(const Analysis& analysis, Section& section) {
  if (analysis.scenarios.empty() || analysis.chips.empty()) return;
  TableBlock table = section.table("policy/scenarios");
  table.title(scenarios_title(analysis.scenarios))
      .subtitle(
          "What if: chips of the dataset that a change would catch or free, against 3A090.a "
          "and .b in force on " +
          iso_date(analysis.day))
      .note(
          "Each change takes the place of 3A090.a and .b. Open: figures that the chip may have "
          "decide, one without any published included. "
          "How likely a change is, is not judged here: no "
          "base rate exists for new limits. Not legal advice.")
      .column("Change")
      .column("In", TableBlock::Align::right)
      .column("Chips in")
      .column("Out", TableBlock::Align::right)
      .column("Chips out")
      .column("Open", TableBlock::Align::right)
      .column("Makers");
  std::map<std::string, int> times;  // that a name has come up: two bills may have one title
  for (const Scenario& one : analysis.scenarios) {
    std::string slug = analysis::slug(one.name);
    if (const int time = ++times[slug]; time > 1) slug += "-" + std::to_string(time);
    const std::string key = "scenario/" + slug + "/";
    TableRow row = table.row(slug);
    row.cell(one.name);
    const std::string now = "3A090.a or .b";
    row.cell(count_of(key + "in", one.in, "M3.2: chips that " + one.condition + " catches and " + now + " does not"));
    row.cell(names_of(one.in));
    row.cell(count_of(key + "out", one.out, "M3.2: chips that " + now + " catches and " + one.condition + " does not"));
    row.cell(names_of(one.out));
    row.cell(count_of(key + "open", one.open,
                      "M3.2: chips that change sides on some of what their figures may be, by " + one.condition));
    row.cell(vendors_of(one));
  }
}

/// How many Chinese chips stand within a tenth of the limit: for the front page.
void write_near(const Analysis& analysis, Section& section) {
  int chinese = 0;
  int certain = 0;
  int possible = 0;
  std::vector<quire_row> rows;
  for (const TrackedChip& one : analysis.chips) {
    if (one.chip.country != "CN" || !one.tpp.value.known()) continue;
    ++chinese;
    rows.insert(rows.end(), one.tpp.rows.begin(), one.tpp.rows.end());
    const Interval near = Interval::between(kLimit * (1 - kNear), kLimit * (1 + kNear));
    certain += near.contains(one.tpp.value.low()) && near.contains(one.tpp.value.high()) ? 1 : 0;
    possible += one.tpp.value.high() >= near.low() && one.tpp.value.low() <= near.high() ? 1 : 0;
  }
  if (chinese == 0) return;
  Value value = analysis::value_of(Interval::between(certain, possible))
                    .decimals(0)
                    .key("policy/near_limit")
                    .formula("M2.3: Chinese chips of which TPP is 0.9 to 1.1 times 4800, for certain and on some readings");
  for (const quire_row& row : rows) value.from(row);
  section.key_figure("Chinese chips within 10 % of TPP 4800", value, "of " + std::to_string(chinese) + " with a TPP");
}

}  // namespace

void write_scenarios(const Analysis& analysis, Section& section) {
  write_table(analysis, section);
  write_near(analysis, section);
  write_sweep(analysis, section);
}

void write_ownership_gap(Section& section) {
  section.note(
      "Ownership: the 50 percent tests of OFAC and of the Affiliates Rule need stakes by owner and "
      "entity. The dataset holds none, so no state of ownership is printed (n/k).");
}

}  // namespace quire::policy_summary
