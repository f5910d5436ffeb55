#include "market_signals/records.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "common/disputes.hpp"

namespace quire::market_signals {
namespace {

constexpr std::size_t kMostComplaints = 20;

std::string_view view(const Column& column, std::int64_t row) {
  return column.text(row).value_or(std::string_view());
}

std::optional<double> finite(std::optional<double> number) {
  return number && std::isfinite(*number) ? number : std::nullopt;
}

void complain(Records& records, std::string message, quire_row row) {
  if (records.complaints.size() < kMostComplaints)
    records.complaints.push_back({std::move(message), row});
}

void read_market(const Table& table, const Ids& wanted, Records& records) {
  const Column series = table.column("series_id");
  const Column entity = table.column("entity");
  const Column metric = table.column("metric");
  const Column label = table.column("period_label");
  const Column start = table.column("period_start");
  const Column end = table.column("period_end");
  const Column value = table.column("value");
  const Column unit = table.column("unit");
  const Column stated = table.column("yoy_pct");
  const Column basis = table.column("basis");
  const Column source = table.column("source");
  const Column as_of = table.column("as_of");

  using Key = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>;
  std::map<Key, std::size_t> places;
  for (std::int64_t row = 0; row < table.row_count(); ++row) {
    const Key key{view(series, row), view(entity, row), view(metric, row), view(unit, row)};
    const auto& [id, who, what, in] = key;
    if (wanted.find(id) == wanted.end()) continue;
    ++records.rows;
    const quire_row reference = table.reference(row, value);
    const std::optional<Date> first = start.date(row);
    const std::optional<Date> last = end.date(row);
    if (!first || !last || *last < *first) {
      ++records.left_out;
      complain(records,
               "series \"" + std::string(id) + "\", period \"" + std::string(view(label, row)) +
                   (!first || !last ? "\" has no first or last day" : "\" ends before it begins"),
               reference);
      continue;
    }
    const std::optional<Date> dated = as_of.date(row);
    records.dated_later += dated && *dated > records.as_of ? 1 : 0;
    const auto [place, is_new] = places.emplace(key, records.groups.size());
    if (is_new) records.groups.push_back({id, who, what, in, {}});
    records.groups[place->second].readings.push_back({{view(label, row), *first, *last},
                                                      finite(value.number(row)),
                                                      finite(stated.number(row)),
                                                      view(basis, row),
                                                      view(source, row),
                                                      reference,
                                                      table.reference(row, stated)});
  }
}

/// "3060", nothing else beside it.
std::optional<double> whole_number(std::string_view words) {
  double number = 0;
  const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), number);
  if (error != std::errc() || end != words.data() + words.size()) return {};
  return finite(number);
}

/// The disputes in which a source states a number.
std::vector<Dispute> stated_disputes(const Dataset& data) {
  std::vector<Dispute> stated;
  for (const analysis::Dispute& one : analysis::read_disputes(data)) {
    Dispute dispute{one.entity, one.field, {}, one.row};
    for (const auto& [value, source] :
         {std::pair(&one.value_a, &one.source_a), std::pair(&one.value_b, &one.source_b)})
      if (const auto number = whole_number(*value)) dispute.claims.push_back({*number, *source});
    for (const double number : one.numbers)  // those of other_values, whose sources are not told
      if (std::none_of(dispute.claims.begin(), dispute.claims.end(), [&](const Claim& claim) { return claim.number == number; }))
        dispute.claims.push_back({number, "another"});
    if (!dispute.claims.empty()) stated.push_back(std::move(dispute));
  }
  return stated;
}

}  // namespace

Records read_records(const Dataset& data, const Ids& series) {
  Records records;
  records.as_of = data.as_of();
  records.market = data.table("market");
  read_market(*records.market, series, records);
  records.events = analysis::read_events(data, records.complaints);
  records.disputes = stated_disputes(data);
  return records;
}

quire_row cell_of(const Records& records, quire_row row, std::string_view column) {
  return records.market->reference(row.row, records.market->column(column));
}

std::string_view text_of(const Records& records, quire_row row, std::string_view column) {
  return view(records.market->column(column), row.row);
}

}  // namespace quire::market_signals
