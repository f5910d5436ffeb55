#include <algorithm>

#include "market_signals/section.hpp"
#include "market_signals/shipments.hpp"

namespace quire::market_signals {
namespace {

using analysis::Interval;

constexpr std::size_t kMostEntities = 24;      // drawn; all are added up
constexpr std::size_t kMostRunningTotals = 3;  // series, six dates each
constexpr int kShareDecimals = 0;  // totals of such counts are rounded: "about 4 million"

Value share_value(const Shipments& shipments, const Shipper& one) {
  Value value = analysis::value_of(share_in(shipments, one), "%")
                    .decimals(kShareDecimals)
                    .key("market/" + slug(one.series->id) + "/" + slug(one.series->entity) + "/" +
                         period_key(*one.series, *one.point) + "/share")
                    .formula("100 x units / units of the total");
  for (const quire_row row : one.point->rows) value.from(row);
  if (shipments.total != nullptr)
    for (const quire_row row : shipments.total->point->rows) value.from(row);
  return value;
}

std::string name_of(const Shipper& one) { return (one.is_member ? "· " : "") + one.series->entity; }

std::string title_of(const Shipments& shipments) {
  const Shipper& one = shipments.group != nullptr ? *shipments.group : shipments.all.front();
  const Interval share = share_in(shipments, one);
  if (share.known() && &one != shipments.total)
    return one.series->entity + " shipped " + plain(share, kShareDecimals) + "\u00A0% of units";
  return one.series->entity + " shipped " +
         plain(one.point->value, decimals_for(one.point->value)) + " " +
         std::string(page_unit(one.series->unit));
}

/// Those of the first one's unit: bars of different units have no common scale.
std::vector<const Shipper*> drawn_of(const Shipments& shipments) {
  std::vector<const Shipper*> drawn;
  for (const Shipper& one : shipments.all)
    if (one.series->unit == shipments.all.front().series->unit && drawn.size() < kMostEntities)
      drawn.push_back(&one);
  return drawn;
}

std::string note_of(const Shipments& shipments, std::size_t drawn) {
  std::string note;
  if (shipments.group != nullptr) note = "·: part of " + shipments.group->series->entity + ". ";
  if (drawn < shipments.all.size())
    note +=
        "Not drawn, in another unit or too many: " + std::to_string(shipments.all.size() - drawn) +
        ". ";
  return note + "Basis: " + std::string(shipments.all.front().point->basis) + ".";
}

void write_chart(const Shipments& shipments, Section& section) {
  const Shipper& first = shipments.all.front();
  const std::vector<const Shipper*> drawn = drawn_of(shipments);
  const std::string unit(page_unit(first.series->unit));
  const std::string period(first.point->period.label);
  std::string alt = "Units shipped in " + period + ", " + unit + ":";
  for (const Shipper* one : drawn)
    alt += " " + name_of(*one) + " " + plain(one->point->value, decimals_for(one->point->value)) +
           " (" + plain(share_in(shipments, *one), kShareDecimals) + " %);";
  alt.back() = '.';
  Chart chart = section.chart(Chart::Kind::bar, "market/shipments");
  chart.title(title_of(shipments))
      .subtitle(capitalized(unit) + ", " + period + "; beside the name: share of the total")
      .note(note_of(shipments, drawn.size()))
      .alt(alt)
      .half()
      .x_axis("", unit);
  quire::Series series = chart.series();
  for (const Shipper* one : drawn) {
    const Interval share = share_in(shipments, *one);
    series.bar(name_of(*one) + (share.known() && one != shipments.total
                                    ? ", " + plain(share, kShareDecimals) + "\u00A0%"
                                    : std::string()),
               bar_value(*one->point),
               one == shipments.group ? quire::Series::Emphasis::highlighted
                                      : quire::Series::Emphasis::normal);
  }
}

/// The parts against the total, and the members against the group.
void write_sums(const Shipments& shipments, Section& section) {
  if (shipments.total == nullptr || shipments.group == nullptr) return;
  Interval parts(0.0);
  Interval members(0.0);
  for (const Shipper& one : shipments.all) {
    if (&one == shipments.total || one.series->unit != shipments.total->series->unit) continue;
    Interval& sum = one.is_member ? members : parts;
    sum = one.point->value.known() && sum.known() ? sum + one.point->value : Interval();
  }
  const Series& series = *shipments.total->series;
  const std::string stem = "market/" + slug(series.id) + "/";
  const auto value = [&](Interval number, std::string_view key, std::string_view formula,
                         bool of_group) {
    Value made = analysis::value_of(number, page_unit(series.unit))
                     .decimals(decimals_for(number))
                     .key(stem + std::string(key))
                     .formula(formula);
    std::size_t listed = 0;
    for (const Shipper& one : shipments.all) {
      const bool counts = of_group ? one.is_member || &one == shipments.group
                                   : !one.is_member && &one != shipments.total;
      if (counts && listed++ < kMostEntities)
        for (const quire_row row : one.point->rows) made.from(row);
    }
    return made;
  };
  section.paragraph()
      .text(shipments.group->series->entity + " account for ")
      .value(share_value(shipments, *shipments.group))
      .text(" of all units. The parts add up to ")
      .value(value(parts, "parts", "sum of the group and of the entities outside it", false))
      .text(" against a total of ")
      .value(point_value(series, *shipments.total->point))
      .text("; of the group, ")
      .value(value(shipments.group->point->value - members, "unnamed", "group - sum of its members",
                   true))
      .text(" belong to vendors that are not named.");
}

void write_running_totals(const Analysis& analysis, Section& section) {
  const auto& ids = analysis.request.running_totals;
  std::size_t told = 0;
  for (const Series& series : analysis.all) {
    if (std::find(ids.begin(), ids.end(), series.id) == ids.end() || series.known() == 0) continue;
    if (told++ >= kMostRunningTotals) continue;
    section.paragraph(
        series.entity + ", " + series.metric +
        ": running totals, which a year's shipments are part of; never added to them.");
    List list = section.list();
    const std::size_t from = series.points.size() - std::min(series.points.size(), std::size_t{6});
    for (std::size_t i = from; i < series.points.size(); ++i) {
      const Point& point = series.points[i];
      ListItem item = list.item();
      item.text("to ")
          .value(Value::date(point.period.end).from(cell_of(analysis.records, point.rows.front(), "period_end")))
          .text(": ")
          .value(point_value(series, point));
      const quire_row row = point.rows.front();
      item.text(", " + std::string(text_of(analysis.records, row, "confidence")));
      if (const std::string_view note = text_of(analysis.records, row, "notes"); !note.empty())
        item.text(" (" + std::string(note) + ")");
      item.text(".");
    }
  }
  if (told > kMostRunningTotals)
    section.note()
        .value(plain_count(told - kMostRunningTotals))
        .text(" more running totals are not told.");
}

}  // namespace

void write_shipments(const Analysis& analysis, Section& section) {
  if (analysis.request.shipments.empty()) return;
  section.heading("Units shipped", "market/shipments_head");
  const Request& request = analysis.request;
  const Shipments shipments =
      find_shipments(analysis.all, {request.shipments, request.shipments_total,
                                    request.shipments_group, &request.shipments_outside});
  if (shipments.all.empty())
    section.paragraph("No shipment figure is known on ")
        .value(Value::date(analysis.records.as_of))
        .text(".");
  else {
    write_chart(shipments, section);
    write_sums(shipments, section);
  }
  write_running_totals(analysis, section);
}

}  // namespace quire::market_signals
