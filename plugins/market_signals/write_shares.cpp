#include <algorithm>

#include "market_signals/section.hpp"

namespace quire::market_signals {
namespace {

using analysis::Interval;

constexpr std::size_t kMostRows = 9;  // two years of quarters and the base of the first
constexpr std::size_t kMostDisputes = 6;

std::string title_of(const Analysis& analysis, const Series& whole) {
  const Series& part = *analysis.part;
  const Point* highest = nullptr;
  const Point* latest = nullptr;
  for (const Point* point : line_of(part, kMostRows)) {
    const Interval share = share_of(part, *point, whole);
    if (!share.known()) continue;
    latest = point;
    if (highest == nullptr || share.high() > share_of(part, *highest, whole).high())
      highest = point;
  }
  if (latest == nullptr) return "No share of " + part.entity + "'s total can be computed";
  std::string title = capitalized(short_metric(part.metric)) + " made up " +
                      plain(share_of(part, *latest, whole), 1) + "\u00A0% of total in " +
                      std::string(latest->period.label);
  if (highest != latest)
    title += ", " + plain(share_of(part, *highest, whole), 1) + "\u00A0% at most since " +
             std::string(line_of(part, kMostRows).front()->period.label);
  return title;
}

/// Share of the first whole against the same period a year before, in percentage points.
Value points_moved(const Series& part, const Point& point, const Series& whole) {
  const Point* base = year_before(part, point);
  Interval moved;
  if (base != nullptr && base->basis == point.basis) {
    const Interval now = share_of(part, point, whole);
    const Interval then = share_of(part, *base, whole);
    if (now.known() && then.known()) moved = now - then;
  }
  Value value = analysis::value_of(moved, "pp")
                    .decimals(1)
                    .key("market/" + slug(part.id) + "/of/" + slug(whole.id) + "/moved/" +
                         period_key(part, point))
                    .formula("M4.2: share - share of the same period a year before, percentage points");
  const Point* total = find_period(whole, point.period);
  const Point* total_then = base == nullptr ? nullptr : find_period(whole, base->period);
  for (const Point* from : {&point, total, base, total_then})
    if (from != nullptr)
      for (const quire_row row : from->rows) value.from(row);
  return value;
}

const DisputedPeriod* dispute_of(const Series& part, const Point& point) {
  for (const DisputedPeriod& disputed : part.disputed)
    if (disputed.period.start == point.period.start && disputed.period.end == point.period.end)
      return &disputed;
  return nullptr;
}

void write_row(const Analysis& analysis, const Point& point, TableBlock& table) {
  const Series& part = *analysis.part;
  TableRow row = table.row(slug(part.id) + "/" + period_key(part, point));
  row.cell(std::string(point.period.label));
  row.cell(Value::date(point.period.end).from(cell_of(analysis.records, point.rows.front(), "period_end")));
  row.cell(point_value(part, point));
  if (const DisputedPeriod* disputed = dispute_of(part, point))
    row.cell(disputed_value(part, *disputed));
  else
    row.cell("–");
  row.cell(growth_value(part, change_on_year(part, point)));
  for (const Series* whole : analysis.wholes)
    if (whole != nullptr) row.cell(share_value(part, point, *whole));
  row.cell(points_moved(part, point, *analysis.wholes.front()));
}

/// " FY26Q4: aggregator A 3060, aggregator B 4920." The cells hold the same figures as values.
std::string disputes_of(const Series& part) {
  if (part.disputed.empty()) return {};
  std::string text = " Other bases are in no change and no share:";
  for (std::size_t i = 0; i < part.disputed.size() && i < kMostDisputes; ++i) {
    const DisputedPeriod& disputed = part.disputed[i];
    text += (i == 0 ? " " : "; ") + std::string(disputed.period.label);
    for (const Claim& claim : disputed.dispute->claims)
      text += (&claim == disputed.dispute->claims.data() ? ", " : " against ") + claim.source +
              " " + plain(claim.number, decimals_for(claim.number));
  }
  if (part.disputed.size() > kMostDisputes)
    text += "; and " + std::to_string(part.disputed.size() - kMostDisputes) + " more";
  return text + ".";
}

}  // namespace

void write_shares(const Analysis& analysis, Section& section) {
  const Series* total = analysis.wholes.empty() ? nullptr : analysis.wholes.front();
  if (analysis.part == nullptr || total == nullptr || analysis.part->points.empty()) return;
  const Series& part = *analysis.part;
  section.heading(capitalized(short_metric(part.metric)) + " of " + part.entity,
                  "market/shares_head");
  TableBlock table = section.table("market/shares");
  table.title(title_of(analysis, *total))
      .subtitle(capitalized(std::string(part.metric)) + " by " +
                std::string(part.points.front().basis) + ", and its share of " + part.entity +
                "'s own revenue in the same days")
      .column("Period")
      .column("Ended")
      .column("Revenue", TableBlock::Align::right, page_unit(part.unit))
      .column("Other bases", TableBlock::Align::right, page_unit(part.unit))
      .column("On the year", TableBlock::Align::right, "%");
  for (const Series* whole : analysis.wholes)
    if (whole != nullptr) table.column("Of " + whole->metric, TableBlock::Align::right, "%");
  table.column("Share on the year", TableBlock::Align::right, "pp");
  table.note("Last column: share of " + total->metric +
             " against a year before, in percentage points. n/k: no figure on the basis." +
             disputes_of(part));
  for (const Point* point : line_of(part, kMostRows)) write_row(analysis, *point, table);
}

}  // namespace quire::market_signals
