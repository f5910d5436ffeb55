#include "market_signals/facts.hpp"

namespace quire::market_signals {
namespace {

using analysis::Interval;

Value with_rows(Value value, const Point* point) {
  if (point != nullptr)
    for (const quire_row row : point->rows) value.from(row);
  return value;
}

std::string series_key(const Series& series) { return "market/" + slug(series.id); }

Value percent(Interval number, const std::string& key, std::string_view formula) {
  return analysis::value_of(number, "%").decimals(1).key(key).formula(formula);
}

}  // namespace

Value plain_count(std::size_t number) {
  return Value::number(static_cast<double>(number)).decimals(0);
}

std::string period_key(const Series& series, const Point& point) {
  std::string key = slug(point.period.label);
  if (point.repeats_label)
    key += "-" + slug(series.metric) + "-" + slug(series.unit) + "-" +
           iso_date(point.period.start) + "-" + iso_date(point.period.end);
  return key;
}

Value point_value(const Series& series, const Point& point) {
  Value value = analysis::value_of(point.value, page_unit(series.unit))
                    .decimals(decimals_for(point.value))
                    .key(series_key(series) + "/" + slug(series.entity) + "/" +
                         period_key(series, point) + "/value")
                    .name(series.metric + ", " + std::string(point.period.label));
  if (!point.value.exact() && point.value.known())
    std::move(value).formula("from the lowest to the highest that a source gives");
  return with_rows(std::move(value), &point);
}

Value bar_value(const Point& point) {
  return with_rows(analysis::value_of(point.value).decimals(decimals_for(point.value)), &point);
}

Value growth_value(const Series& series, const Change& change) {
  Value value =
      percent(change.percent, series_key(series) + "/yoy/" + period_key(series, *change.point),
              "M4.1: 100 x (value / value of the same period a year before - 1)");
  return with_rows(with_rows(std::move(value), change.point), change.base);
}

Value stated_value(const Point& point) {
  return (point.stated ? Value::number(*point.stated, "%").decimals(decimals_of(*point.stated))
                       : Value::unknown("%"))
      .from(point.stated_cell);
}

Value disputed_value(const Series& series, const DisputedPeriod& disputed) {
  return analysis::value_of(disputed.others, page_unit(series.unit))
      .decimals(decimals_for(disputed.others))
      .formula("what sources of the dispute say beside the series")
      .from(disputed.dispute->row);
}

Interval share_of(const Series& part, const Point& of, const Series& whole) {
  const Point* total = part.entity == whole.entity && part.unit == whole.unit
                           ? find_period(whole, of.period)
                           : nullptr;
  if (total == nullptr || of.mixes_bases || total->mixes_bases) return {};
  return percent_of(of.value, total->value);
}

Value share_value(const Series& part, const Point& of, const Series& whole) {
  Value value = percent(share_of(part, of, whole),
                        series_key(part) + "/of/" + slug(whole.id) + "/" + period_key(part, of),
                        "M4.2: 100 x part / whole of the same days");
  return with_rows(with_rows(std::move(value), &of), find_period(whole, of.period));
}

Value stake_value(const Stake& stake) {
  Value value = analysis::value_of(stake.point->value, page_unit(stake.series->unit))
                    .decimals(decimals_for(stake.point->value))
                    .key("market/at_stake/" + stake.key)
                    .name(stake.series->metric + ", " + std::string(stake.point->period.label));
  return with_rows(std::move(value), stake.point);
}

Value stake_share_value(const Stake& stake) {
  Value value = percent(stake.of_total, "market/at_stake/" + stake.key + "/of_total",
                        "100 x amount / total revenue of the same days, for scale only");
  return with_rows(with_rows(std::move(value), stake.point), stake.total);
}

Value booked_value(const Booked& booked) {
  Value value = analysis::value_of(booked.less, page_unit(booked.booked->series->unit))
                    .decimals(decimals_for(booked.less))
                    .key("market/at_stake/" + slug(booked.booked->series->id) + "/less_than_warned")
                    .name("Charge booked below the charge warned of")
                    .formula("charge warned - charge booked");
  return with_rows(with_rows(std::move(value), booked.warned->point), booked.booked->point);
}

}  // namespace quire::market_signals
