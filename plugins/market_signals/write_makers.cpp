#include "market_signals/section.hpp"

namespace quire::market_signals {
namespace {

constexpr std::size_t kMostPeriods = 6;  // of one maker, the latest

/// The point that ended the day before this one began, as long as it; null without one.
const Point* period_before(const Series& series, const Point& point) {
  for (const Point& one : series.points)
    if (one.period.end + Days{1} == point.period.start && one.basis == point.basis &&
        std::abs(one.period.days() - point.period.days()) <= 8)
      return &one;
  return nullptr;
}

Value step_value(const Series& series, const Point& point) {
  const Point* before = period_before(series, point);
  Value value = analysis::value_of(before == nullptr ? analysis::Interval()
                                                     : percent_change(point.value, before->value),
                                   "%")
                    .decimals(1)
                    .key("market/" + slug(series.id) + "/step/" + period_key(series, point))
                    .formula("100 x (value / value of the period before - 1)");
  for (const Point* from : {&point, before})
    if (from != nullptr)
      for (const quire_row row : from->rows) value.from(row);
  return value;
}

void write_rows(const Analysis& analysis, const Series& series, Names& names, TableBlock& table) {
  const std::size_t all = series.points.size();
  for (std::size_t i = all - std::min(all, kMostPeriods); i < all; ++i) {
    const Point& point = series.points[i];
    TableRow row = table.row(slug(series.id) + "/" + period_key(series, point));
    row.cell(names.introduce(series.entity) + ", " + short_metric(series.metric));
    row.cell(std::string(point.period.label) + ", to " + iso_date(point.period.end));
    row.cell(point_value(series, point));
    row.cell(step_value(series, point));
    row.cell(growth_value(series, change_on_year(series, point)));
    row.cell(std::string(point.basis) + ", " +
             std::string(text_of(analysis.records, point.rows.front(), "confidence")));
  }
}

}  // namespace

void write_makers(const Analysis& analysis, Names& names, Section& section) {
  std::vector<const Series*> makers;
  std::size_t with_growth = 0;
  for (const std::string& id : analysis.request.makers) {
    const Series* series = find_series(analysis.all, id);
    if (series == nullptr || series->latest() == nullptr) continue;
    makers.push_back(series);
    with_growth += change_on_year(*series, *series->latest()).percent.known() ? 1 : 0;
  }
  if (makers.empty()) return;
  section.heading("Chip makers' revenue", "market/makers_head");
  TableBlock table = section.table("market/makers");
  table
      .title(with_growth == 0
                 ? "Growth on the year cannot be computed for any of " +
                       counted(makers.size(), "chip maker")
                 : "Growth on the year can be computed for " + std::to_string(with_growth) +
                       " of " + counted(makers.size(), "chip maker"))
      .subtitle(
          "Revenue as published, change on the period and the year before; units and periods "
          "differ")
      .column("Maker")
      .column("Period")
      .column("Revenue", TableBlock::Align::right)
      .column("Period before", TableBlock::Align::right)
      .column("Year before", TableBlock::Align::right)
      .column("Basis");
  table.note("Period before: not adjusted for seasons. n/k: no such period in the data.");
  for (const Series* series : makers) write_rows(analysis, *series, names, table);
}

}  // namespace quire::market_signals
