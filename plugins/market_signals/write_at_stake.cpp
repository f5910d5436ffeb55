#include <algorithm>

#include "market_signals/section.hpp"

namespace quire::market_signals {
namespace {

constexpr std::size_t kMostRows = 24;

std::string name_of(const Stake& stake) {
  return stake.series->entity + " " + stake.series->metric + ", " +
         std::string(stake.point->period.label);
}

/// One unit only, largest first, unknown amounts last: bars of different units have no common
/// scale.
std::vector<const Stake*> in_one_unit(const std::vector<Stake>& stakes) {
  std::vector<const Stake*> bars;
  for (const Stake& stake : stakes)
    if (stake.series->unit == stakes.front().series->unit) bars.push_back(&stake);
  std::stable_sort(bars.begin(), bars.end(), [](const Stake* a, const Stake* b) {
    const auto& first = a->point->value;
    const auto& second = b->point->value;
    return first.known() && (!second.known() || first.high() > second.high());
  });
  if (bars.size() > kMostRows) bars.resize(kMostRows);
  return bars;
}

/// "USD 8000 million" of "USD million".
std::string amount_of(const Stake& stake, const std::string& unit) {
  const std::string number = plain(stake.point->value, 0);
  const std::size_t currency = unit.find(' ');
  return currency == std::string::npos ? number + " " + unit : unit.substr(0, currency) + " " + number + unit.substr(currency);
}

void write_chart(const std::vector<Stake>& stakes, Section& section) {
  const std::vector<const Stake*> bars = in_one_unit(stakes);
  const std::string unit(page_unit(bars.front()->series->unit));
  std::string alt = "Amounts in " + unit + ":";
  for (const Stake* stake : bars)
    alt += " " + name_of(*stake) + ", " + std::string(words(stake->nature)) + ", " +
           plain(stake->point->value, decimals_for(stake->point->value)) + ";";
  alt.back() = '.';
  const Stake& largest = *bars.front();
  Chart chart = section.chart(Chart::Kind::bar, "market/at_stake/bars");
  chart
      .title(largest.point->value.known()
                 ? capitalized(largest.series->metric) + " in " +
                       std::string(largest.point->period.label) +
                       " is the largest single amount, " + amount_of(largest, unit)
                 : std::string("No amount at stake is known"))
      .subtitle("Single amounts, " + unit + ", not stacked: they overlap")
      .note("Highlighted: revenue forgone." +
            (bars.size() < stakes.size()
                 ? " Not drawn: " + std::to_string(stakes.size() - bars.size()) + " more."
                 : std::string()))
      .alt(alt)
      .x_axis("", unit);
  quire::Series series = chart.series();
  for (const Stake* stake : bars)
    series.bar(name_of(*stake), bar_value(*stake->point),
               stake->nature == Nature::forgone ? quire::Series::Emphasis::highlighted
                                                : quire::Series::Emphasis::normal);
}

void write_overlaps(const Analysis& analysis, Section& section) {
  section.paragraph("The amounts are set side by side and not added, because they overlap:");
  List list = section.list();
  if (const auto booked = find_booked(analysis.stakes))
    list.item()
        .text("The charge warned and the charge booked are one cost, told twice: " +
              booked->booked->series->entity + " warned of up to ")
        .value(stake_value(*booked->warned))
        .text(" and booked ")
        .value(stake_value(*booked->booked))
        .text(", ")
        .value(booked_value(*booked))
        .text(" less.");
  list.item().text(
      "A charge writes down stock and orders, from which part of the revenue forgone would have "
      "come.");
  list.item().text(
      "Guidance for a year contains its quarters, and sales of a product are part of the quarter's "
      "revenue.");
}

void write_row(const Stake& stake, TableBlock& table) {
  TableRow row = table.row(stake.key);
  if (stake.nature == Nature::forgone) row.emphasized();
  row.cell(stake.series->entity);
  row.cell().text(short_metric(stake.series->metric)).cite(stake.point->rows.front());
  row.cell(std::string(words(stake.nature)));
  row.cell(stake.is_expected ? "expected" : "outcome");
  row.cell(std::string(stake.point->period.label) + ", to " + iso_date(stake.point->period.end));
  row.cell(stake_value(stake));
  row.cell(stake_share_value(stake));
}

std::string title_of(const std::vector<Stake>& stakes) {
  Ids entities;
  std::size_t expected = 0;
  for (const Stake& stake : stakes) {
    entities.insert(stake.series->entity);
    expected += stake.is_expected ? 1 : 0;
  }
  return counted(stakes.size(), "amount") + " of " + counted(entities.size(), "firm") +
         " stand side by side; " + std::to_string(expected) +
         (expected == 1 ? " is an expectation" : " are expectations");
}

std::string remarks_on(const Analysis& analysis) {
  std::string text;
  for (std::size_t i = 0; i < analysis.stakes.size() && i < kMostRows; ++i) {
    const Stake& stake = analysis.stakes[i];
    if (const std::string_view note = text_of(analysis.records, stake.point->rows.front(), "notes");
        !note.empty())
      text += " " + name_of(stake) + ": " + std::string(note) + ".";
  }
  return text;
}

}  // namespace

void write_at_stake(const Analysis& analysis, Section& section) {
  if (analysis.request.at_stake.empty()) return;
  section.heading("Revenue at stake", "market/at_stake");
  const std::vector<Stake>& stakes = analysis.stakes;
  if (stakes.empty()) {
    section.paragraph("No amount at stake is known on ")
        .value(Value::date(analysis.records.as_of))
        .text(".");
    return;
  }
  write_chart(stakes, section);
  write_overlaps(analysis, section);
  TableBlock table = section.table("market/at_stake/table");
  table.title(title_of(stakes))
      .subtitle("Each amount with its kind, period and size against total revenue of the same days")
      .column("Firm")
      .column("What")
      .column("Kind")
      .column("Status")
      .column("Period")
      .column("Amount", TableBlock::Align::right)
      .column("Share", TableBlock::Align::right);
  table.note("Share of total revenue, for scale only; n/k: no total for these days." +
             remarks_on(analysis) +
             (stakes.size() > kMostRows
                  ? " Not tabled: " + std::to_string(stakes.size() - kMostRows) + " more."
                  : std::string()));
  for (std::size_t i = 0; i < stakes.size() && i < kMostRows; ++i) write_row(stakes[i], table);
}

}  // namespace quire::market_signals
